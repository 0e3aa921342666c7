/**
 * What compute at test time buys: repeated sampling with and without a verifier, voting, and its exchange for
 * pre-training. Loaded only when a person asks.
 */
export { independentPass, meanPassAtK, PASS_AT_K_SOURCE, passAtK } from './passAtK';
export {
  coverage,
  COVERAGE_RANGE,
  COVERAGE_SOURCE,
  fitCoverage,
  samplesForCoverage,
  SWE_BENCH_LITE_EXAMPLE,
} from './coverageLaw';
export { SELECTION_EXAMPLE, shareInterval } from './publishedSelection';
export { bestOfN, bestOfNImperfect, majorityLimit, majorityPlateau, majorityVote } from './selection';
export {
  breakEvenSizeRatio,
  inferenceMultiple,
  lifetimeFlops,
  SNELL_FINDINGS,
  SNELL_SOURCE,
} from './snell2024';
export { COVERAGE_EXAMPLE, testTimeOfRun } from './testTimeOfRun';
export { WORKED_BEST_OF_N, WORKED_PASS_AT_K, WORKED_VOTES } from './workedSelection';
export { computeTradeOffs, O1_STATEMENTS, TRADE_OFF_SOURCE, typicalTradeOffs } from './tradeOffs';

export type * from './passAtK';
export type * from './coverageLaw';
export type * from './publishedSelection';
export type * from './selection';
export type * from './snell2024';
export type * from './testTimeOfRun';
export type * from './tradeOffs';
