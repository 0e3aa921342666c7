import { type Assumptions } from '../assumptions';
import { layoutOf } from '../estimate/layout';
import { type Notice } from '../notice';
import { type RunDescription } from '../run';
import { type FrameworkRules } from './frameworkRules';
import { countOf, problem } from './problem';

/**
 * A stated global batch that is not micro-batch × accumulation × data-parallel ranks, with what is known of them.
 * @example 1,000 sequences of micro-batch 4 on 96 ranks: 1,000 / (4 × 96) = 2.604
 */
export function batchProblems(
  run: RunDescription,
  rules: FrameworkRules,
  assumptions: Assumptions,
): readonly Notice[] {
  const { globalBatchSequences: sourced, microBatchSequences, gradientAccumulation } = run.training;
  const global = sourced?.origin === 'file' ? countOf(sourced) : undefined;
  if (global === undefined || assumptions.globalBatchSequences?.origin === 'user') return [];
  const ranks = layoutOf(run, assumptions).dataParallel?.value;
  const cut = rules.microBatches === 'cut';
  const micro = cut ? undefined : countOf(microBatchSequences);
  const passes = cut || gradientAccumulation?.origin !== 'file' ? undefined : countOf(gradientAccumulation);
  const factors = { micro, passes, ranks };
  const known = Object.values(factors).filter((each) => each !== undefined);
  if (known.length === 0) return [];
  const product = known.reduce((all, each) => all * each, 1);
  const isComplete = known.length === 3;
  if (isComplete ? global === product : global % product === 0) return [];
  const said = Object.entries(factors).filter(([, each]) => each !== undefined);
  const args = { global, ...Object.fromEntries(said), product, ...(isComplete ? { exact: 1 } : {}) };
  return [problem('batch-mismatch', rules.microBatches === 'whole', args, sourced)];
}
