import { type Assumptions } from '../assumptions';
import { acceleratorCount, SHARDS } from '../estimate/layout';
import { type Notice } from '../notice';
import { type RunDescription } from '../run';
import { countOf, problem } from './problem';

/**
 * Accelerators that the ranks of the file do not multiply to. Where data parallelism is not stated, or not all of the
 * others are, the ranks need only divide the accelerators.
 * @example 1,000 GPUs as TP 8 × PP 12: 1,000 / 96 = 10.42
 */
export function acceleratorProblems(run: RunDescription, assumptions: Assumptions): readonly Notice[] {
  const { cluster } = run;
  const known = acceleratorCount(run, assumptions);
  const accelerators = known?.value;
  if (accelerators === undefined) return [];
  const shards = SHARDS.flatMap(([letters, name]) => {
    const size = countOf(cluster[name]);
    return size === undefined ? [] : [{ letters, size }];
  });
  const { dataParallel, expertParallel, tensorParallel, pipelineParallel } = cluster;
  const stated = dataParallel?.origin === 'file' ? countOf(dataParallel) : undefined;
  const all = stated === undefined ? shards : [{ letters: 'DP', size: stated }, ...shards];
  const product = all.reduce((ranks, { size }) => ranks * size, 1);
  const isComplete = stated !== undefined && tensorParallel !== undefined && pipelineParallel !== undefined;
  if (all.length === 0 || (stated !== undefined && !isComplete)) return [];
  const fits = isComplete ? accelerators === product : accelerators % product === 0;
  // Some frameworks have ranks for experts beside the others.
  if (fits || accelerators === product * (countOf(expertParallel) ?? 1)) return [];
  const isFact = known?.origin === 'file' || known?.origin === 'derived';
  const layout = all.map(({ letters, size }) => `${letters} ${size}`).join(' × ');
  const args = { accelerators, layout, product, ...(isComplete ? { exact: 1 } : {}) };
  const { accelerators: total, nodes } = cluster;
  return [problem('layout-mismatch', isFact, args, total, nodes, tensorParallel, pipelineParallel)];
}
