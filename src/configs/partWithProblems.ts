import { type Assumptions } from '../engine/assumptions';
import { type Estimate } from '../engine/estimate';
import { problemsOfRun } from '../engine/problems/problemsOfRun';
import { frameworkRulesOf } from './frameworkRules';
import { type ConfigPart, type FormatId } from './reading';

/** A part with what its layout, batch and lengths cannot be, as the framework of its format judges them. */
export function partWithProblems(
  part: ConfigPart,
  format: FormatId,
  estimate: Pick<Estimate, 'architecture'>,
  assumptions: Assumptions,
): ConfigPart {
  const problems = problemsOfRun(part.description, estimate, assumptions, frameworkRulesOf(format));
  // What another file says may make it fit.
  const isWhole = !part.notices.some(
    ({ code }) => code === 'file-not-read' || code === 'unresolved-reference',
  );
  const certain = problems.filter(({ code }) => isWhole || code !== 'run-does-not-fit');
  return certain.length === 0 ? part : { ...part, notices: [...part.notices, ...certain] };
}
