/**
 * What better or repeated data is worth in tokens: published multipliers, applied only where a person chooses one, and
 * the law of repetition. Loaded only when a person asks.
 */
export { qualityMeasureById, qualityMeasures } from './qualityMeasure';
export { effectiveTokens, MULTIPLIER_RANGE, multiplierOf } from './effectiveTokens';
export { qualityEffect } from './qualityEffect';
export {
  epochsWorth,
  repeatedShare,
  repeatedTokensWorth,
  REPETITION_SOURCE,
  worthOfNextEpoch,
} from './repetition';

export type * from './qualityMeasure';
export type * from './effectiveTokens';
export type * from './qualityEffect';
