import { type Assumptions } from '../engine/assumptions';
import { problemsOfRun } from '../engine/problems/problemsOfRun';
import { frameworkRulesOf } from './frameworkRules';
import { type ConfigPart, type FormatId } from './reading';

/** A part with what its layout, batch and lengths cannot be, as the framework of its format judges them. */
export function partWithProblems(part: ConfigPart, format: FormatId, assumptions: Assumptions): ConfigPart {
  const problems = problemsOfRun(part.description, assumptions, frameworkRulesOf(format));
  return problems.length === 0 ? part : { ...part, notices: [...part.notices, ...problems] };
}
