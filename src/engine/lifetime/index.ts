/**
 * What a model costs over training and use: {@link lifetimeOfRun} of a run, {@link compareLives} of several,
 * {@link lifetimeOptimum} of a loss. Loaded when a person asks; nothing here belongs to the first CodeLens.
 */
export { breakEven, linearCost } from './breakEven';
export { compareLives } from './compareLives';
export { dollarRates, equivalentDemand, FLOP_RATES, lifetimeCost } from './costRates';
export { lifetimeOfRun } from './lifetimeOfRun';
export { lifetimeOptimum } from './lifetimeOptimum';
export { lifetimeSeries } from './lifetimeSeries';
export { samplesInstead, tradedDecades } from './samplesInstead';
export { tokenPrice } from './servedTokens';

export type * from './breakEven';
export type * from './breakEvenDemand';
export type * from './compareLives';
export type * from './costRates';
export type * from './equalLossLives';
export type * from './lifetimeCostOfRun';
export type * from './lifetimeOfRun';
export type * from './lifetimeOptimum';
export type * from './lifetimeSeries';
export type * from './samplesInstead';
export type * from './servedTokens';
