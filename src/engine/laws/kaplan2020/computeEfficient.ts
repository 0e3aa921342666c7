import { petaflopDays } from '../trainingCompute';

/** A compute-efficient run in Kaplan's terms. */
export interface ComputeEfficientRun {
  /** N, non-embedding. */
  readonly parameters: number;
  /** B, tokens per step: the critical batch along the frontier, so that B·S_min = C_min/(6·N) but for rounding. */
  readonly batchTokens: number;
  /** S_min, lower bound of the steps. */
  readonly minimumSteps: number;
  /** D, tokens processed in one epoch at the critical batch. */
  readonly tokensAtCriticalBatch: number;
}

/**
 * Kaplan et al. 2020, arXiv:2001.08361, Table 6, with C = C_min in PF-days (the argument is FLOP):
 * N = 1.3e9·C^0.73, B = 2.0e6·C^0.24, S_min = 5.4e3·C^0.03, D = 2e10·C^0.27.
 *
 * D does not go with C = 6·N·D: at the critical batch a run spends 2·C_min, and 2·C_min/(6·N) = 2.2e10·C^0.27
 * (eq. 6.7 prints 4e10·C^0.26 for the same). The law's `optimum` divides the budget itself, D = C/(6·N).
 *
 * @example computeEfficientRun(3640 * 8.64e19) // parameters 5.17068e11, tokensAtCriticalBatch 1.83032e11
 */
export function computeEfficientRun(minimumCompute: number): ComputeEfficientRun {
  const days = petaflopDays(minimumCompute);
  return {
    parameters: 1.3e9 * Math.pow(days, 0.73),
    batchTokens: 2e6 * Math.pow(days, 0.24),
    minimumSteps: 5.4e3 * Math.pow(days, 0.03),
    tokensAtCriticalBatch: 2e10 * Math.pow(days, 0.27),
  };
}
