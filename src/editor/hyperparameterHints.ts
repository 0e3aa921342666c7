import { type Estimate } from '../engine/estimate';
import { hyperparameterAdvice } from '../engine/hyperparameters/advice';
import { factsOf } from '../engine/hyperparameters/facts';
import { type FieldPath, type RunDescription } from '../engine/run';
import { hyperparameterHover } from '../report/hyperparameters';
import { type Translate } from '../report/translate';

/**
 * What published work recommends for a field of a run, as escaped Markdown for a hover; `undefined` where it says
 * nothing. Loaded by `loadHyperparameterHints` when somebody hovers over a value of the training.
 */
export function hyperparameterHint(
  field: FieldPath,
  run: RunDescription,
  estimate: Estimate,
  t: Translate,
): string | undefined {
  const facts = factsOf(run, estimate);
  return facts === undefined ? undefined : hyperparameterHover(field, hyperparameterAdvice(facts), t);
}
