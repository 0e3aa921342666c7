/**
 * Steps and examples at any batch from those at the extremes; McCandlish, Kaplan & Amodei 2018, arXiv:1812.06162,
 * eqs. 2.8, 2.9, 2.11: (S/S_min − 1)·(E/E_min − 1) = 1, B_crit = E_min/S_min. To the same loss, in any unit in which
 * batches and examples agree (tokens here).
 */
export const MCCANDLISH_2018 = 'McCandlish, Kaplan & Amodei 2018, arXiv:1812.06162, eqs. 2.8, 2.9, 2.11';

/**
 * S/S_min = 1 + B_crit/B: how many times the fewest steps a run takes; the time, if machines grow with the batch.
 * @example timesFewestSteps(250e3, 1e6) // 5
 */
export function timesFewestSteps(batch: number, criticalBatch: number): number {
  return 1 + criticalBatch / batch;
}

/**
 * E/E_min = 1 + B/B_crit: how many times the least examples, and so compute, a run takes.
 * @example timesLeastCompute(250e3, 1e6) // 1.25
 */
export function timesLeastCompute(batch: number, criticalBatch: number): number {
  return 1 + batch / criticalBatch;
}

/** B_simple = tr(Σ)/|G|²: the noise scale of gradients G with covariance Σ, an estimate of B_crit; same unit as B. */
export function simpleNoiseScale(traceOfCovariance: number, squaredGradientNorm: number): number {
  return traceOfCovariance / squaredGradientNorm;
}

/** On which side of the critical batch a run lies; within a factor of two, a rule of ours, it is near. */
export type BatchStanding = 'below-critical' | 'near-critical' | 'beyond-critical';

/** What a batch costs against the critical one, and what doubling it would. */
export interface BatchTradeOff {
  readonly standing: BatchStanding;
  /** S/S_min */
  readonly timesFewestSteps: number;
  /** E/E_min */
  readonly timesLeastCompute: number;
  /** Share of the steps that a doubled batch would save, 0 to 0.5. */
  readonly stepsSavedByDoubling: number;
  /** Share of compute that a doubled batch would add, 0 to 1. */
  readonly computeAddedByDoubling: number;
}

/** How far from the critical batch is near it. */
const NEAR = 2;

/**
 * The trade of a batch, in the unit of `criticalBatch`.
 * @example batchTradeOff(1e6, 1e6) // near, twice each; doubling saves 25 % of the steps for 50 % more compute
 */
export function batchTradeOff(batch: number, criticalBatch: number): BatchTradeOff {
  const [steps, compute] = [timesFewestSteps(batch, criticalBatch), timesLeastCompute(batch, criticalBatch)];
  return {
    standing: standingOf(batch / criticalBatch),
    timesFewestSteps: steps,
    timesLeastCompute: compute,
    stepsSavedByDoubling: 1 - timesFewestSteps(2 * batch, criticalBatch) / steps,
    computeAddedByDoubling: timesLeastCompute(2 * batch, criticalBatch) / compute - 1,
  };
}

function standingOf(ratio: number): BatchStanding {
  if (ratio < 1 / NEAR) return 'below-critical';
  return ratio > NEAR ? 'beyond-critical' : 'near-critical';
}
