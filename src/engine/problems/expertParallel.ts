import { type Assumptions } from '../assumptions';
import { acceleratorCount } from '../estimate/layout';
import { type Notice } from '../notice';
import { type RunDescription } from '../run';
import { type FrameworkRules } from './frameworkRules';
import { countOf, problem, splitOf } from './problem';

/**
 * Experts that expert parallelism does not divide, and accelerators on which the experts' own grid does not come out.
 * @example 8 experts on 3 ranks: 8 / 3 = 2.667
 */
export function expertProblems(
  run: RunDescription,
  rules: FrameworkRules,
  assumptions: Assumptions,
): readonly Notice[] {
  const { architecture, cluster } = run;
  const { expertParallel: size } = cluster;
  const expertParallel = splitOf(size);
  if (expertParallel === undefined) return [];
  const found: Notice[] = [];
  const experts = countOf(architecture.experts);
  const required = rules.expertGrid === true;
  if (experts !== undefined && experts % expertParallel !== 0) {
    const args = { whole: experts, expertParallel };
    found.push(problem('expert-parallel-mismatch', required, args, size, architecture.experts));
  }
  const accelerators = acceleratorCount(run, assumptions)?.value;
  if (!required || accelerators === undefined) return found;
  const { tensorParallel, expertTensorParallel, pipelineParallel } = cluster;
  const within = countOf(expertTensorParallel ?? tensorParallel) ?? 1;
  const stages = countOf(pipelineParallel) ?? 1;
  const product = within * expertParallel * stages;
  if (accelerators % product !== 0) {
    const layout = `ETP ${within} × EP ${expertParallel} × PP ${stages}`;
    found.push(problem('layout-mismatch', true, { accelerators, layout, product }, size));
  }
  return found;
}
