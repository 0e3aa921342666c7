/**
 * What better or repeated data is worth in tokens: published multipliers, applied only where a person states one, and
 * the law of repetition. Loaded only when a person asks; estimates take `lawOfData` alone.
 */
export { qualityMeasureById, qualityMeasures } from './qualityMeasure';
export { effectiveTokens, multiplierOf } from './effectiveTokens';
export { lawOfData, lawsOfData, MULTIPLIER_RANGE, qualityNotices, statedQuality } from './lawOfData';
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
