/**
 * Serving a model: {@link servingOf} says what it holds, how long it takes and what a token costs. Loaded when asked
 * for; nothing here belongs to the first CodeLens.
 */
export { capacityOf, longestContext } from './capacity';
export { cacheChoices, weightChoices } from './capacityByFormat';
export { deploymentOf } from './deployment';
export {
  samplesCost,
  SPECULATION_SOURCE,
  speculativeOperations,
  speculativeSpeedup,
  tokensPerPass,
} from './multipliers';
export { decodeTime, prefillTime } from './phases';
export { servingDetail } from './servingDetail';
export { servingOf } from './servingOf';
export { servingPoint, servingSeries } from './servingSeries';
export { servingUses } from './servingUses';
export { servedWeightBytes, weightBytesRead, weightFormatNamed, weightFormats } from './weightFormat';

export type * from './capacity';
export type * from './capacityByFormat';
export type * from './deployment';
export type * from './multipliers';
export type * from './phases';
export type * from './servingDetail';
export type * from './servingOf';
export type * from './servingSeries';
export type * from './throughput';
export type * from './weightFormat';
