import { type AbilityPredictor } from './ability';
import { computeSigmoids } from './computeSigmoids';
import { gadre2024Predictors } from './gadre2024';
import { olmoLadderHellaswag, olmoLadderMmlu } from './olmoLadder';

/** Every predictor of a score, in the order in which they are listed to people. */
export const abilityPredictors: readonly AbilityPredictor[] = [
  ...computeSigmoids,
  olmoLadderMmlu,
  olmoLadderHellaswag,
  ...gadre2024Predictors,
];

/**
 * The predictor of that id; `undefined` if there is none.
 *
 * @example abilityPredictorById('compute-mmlu')?.score({ compute: 3.14e23 }) // 0.55
 */
export function abilityPredictorById(id: string): AbilityPredictor | undefined {
  return abilityPredictors.find((predictor) => predictor.id === id);
}
