import { type Assumptions } from '../assumptions';
import { type Estimate } from '../estimate';
import { type Notice } from '../notice';
import { type RunDescription } from '../run';
import { acceleratorProblems } from './accelerators';
import { batchProblems } from './batch';
import { expertProblems } from './expertParallel';
import { type FrameworkRules, NO_RULES } from './frameworkRules';
import { memoryProblems } from './memory';
import { pipelineProblems } from './pipelineParallel';
import { sequenceProblems } from './sequenceLength';
import { tensorParallelProblems } from './tensorParallel';

/**
 * Why a run cannot start as its file says, each with the arithmetic and the place of the value to change: ranks that do
 * not multiply to the accelerators, heads, widths, layers, experts and sequences that do not divide, batches that do
 * not multiply out, memory that is not there. What a framework is known to refuse is an error, what it may be able to
 * do a warning.
 * @param estimate of the same run under the same assumptions
 * @param rules of the framework that reads the file; nothing known if absent
 * @returns empty for a run that says nothing of the kind; never throws
 */
export function problemsOfRun(
  run: RunDescription,
  estimate: Pick<Estimate, 'architecture'>,
  assumptions: Assumptions,
  rules: FrameworkRules = NO_RULES,
): readonly Notice[] {
  // How many accelerators a team has in general contradicts no file.
  const { accelerators } = assumptions;
  const asked =
    accelerators === undefined || accelerators.origin === 'user'
      ? assumptions
      : { ...assumptions, accelerators: undefined };
  return [
    ...acceleratorProblems(run, asked),
    ...tensorParallelProblems(run, rules),
    ...pipelineProblems(run, rules),
    ...expertProblems(run, rules, asked),
    ...sequenceProblems(run, rules),
    ...batchProblems(run, rules, asked),
    ...memoryProblems(run, estimate, assumptions),
  ];
}
