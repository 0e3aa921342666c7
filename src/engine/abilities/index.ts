/**
 * What a scale buys in scores: predictors behind a registry, thresholds at which abilities were seen, why they may look
 * sudden, and published models on the same axes. Loaded only when a person asks.
 */
export { abilityPredictorById, abilityPredictors } from './predictors';
export { predictAbilities, predictAbility, SATURATED_SHARE } from './predictAbility';
export { abilityPointOf } from './abilityPointOf';
export { abilitySeries } from './abilitySeries';
export { publishedScores } from './publishedScores';
export { DU_2024_LOSS_THRESHOLD, EMERGENCE_SOURCE, emergenceThresholds, thresholdsAround } from './emergence';
export {
  exactMatch,
  METRIC_EFFECT_SOURCE,
  metricContrast,
  tokenAccuracy,
  tokenEditDistance,
} from './metricEffect';
export { fitAnswerLikelihood, twoStepAccuracy } from './llama3';
export { fitSigmoid } from './fitSigmoid';

export type * from './ability';
export type * from './abilitySeries';
export type * from './emergence';
export type * from './llama3';
export type * from './predictAbility';
export type * from './publishedScores';
