import { type Assumptions } from '../engine/assumptions';
import { compareLaws } from '../engine/comparison/compareLaws';
import { type Estimate } from '../engine/estimate';
import { laws } from '../engine/laws';
import { type FieldPath, type RunDescription } from '../engine/run';
import { lawHover, lawLines } from '../report/lawHints';
import { type Translate } from '../report/translate';

/**
 * What all laws together say of a field of a run, as escaped Markdown for a hover; `undefined` where it does not touch
 * it. Loaded by `loadLawHints` when somebody hovers over a size or a length of training.
 */
export function lawHint(
  field: FieldPath,
  run: RunDescription,
  estimate: Estimate,
  assumptions: Assumptions,
  t: Translate,
): string | undefined {
  return lawHover(field, compareLaws(run, assumptions, laws), estimate, t);
}

/** What all laws together say of a run, for the tooltip of its lens: loaded when the lens comes into sight. */
export function lawSpread(
  run: RunDescription,
  estimate: Estimate,
  assumptions: Assumptions,
  t: Translate,
): readonly string[] {
  return lawLines(compareLaws(run, assumptions, laws), estimate, t);
}
