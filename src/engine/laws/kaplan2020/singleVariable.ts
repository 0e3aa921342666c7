import { FLOP_PER_PETAFLOP_DAY } from '../trainingCompute';

/**
 * L(N) = (N_c/N)^α_N, nats/token: N non-embedding parameters near convergence, neither data nor compute binding.
 * Kaplan et al. 2020, arXiv:2001.08361, eq. 1.1, Table 5; N 768 to 1.5e9, context 1024.
 *
 * @example lossFromParameters(1e9) // 2.37564
 */
export function lossFromParameters(parameters: number): number {
  return Math.pow(8.8e13 / parameters, 0.076);
}

/**
 * L(D) = (D_c/D)^α_D, nats/token: a large model stopped early on D tokens.
 * Kaplan et al. 2020, eq. 1.2, Table 5; D 2.2e7 to 2.3e10.
 *
 * @example lossFromTokens(10e9) // 2.26244
 */
export function lossFromTokens(tokens: number): number {
  return Math.pow(5.4e13 / tokens, 0.095);
}

/** C_c^min in FLOP. Text and appendix print 3.1e8 PF-days; figure 1 of the same paper prints 2.3e8. */
const OPTIMAL_COMPUTE_SCALE = 3.1e8 * FLOP_PER_PETAFLOP_DAY;
const OPTIMAL_COMPUTE_EXPONENT = 0.05;

/**
 * L(C_min) = (C_c^min/C_min)^α_C^min, nats/token: compute in FLOP, best allocated and spent at batches far below
 * the critical one. Kaplan et al. 2020, eq. 1.3, Table 5; up to about 1e2 PF-days. The authors expect it to break
 * down near 1e4 PF-days, where it would fall below L(D) for the tokens that compute can process.
 *
 * @example lossFromOptimalCompute(8.64e19) // 2.65808 (one PF-day)
 */
export function lossFromOptimalCompute(compute: number): number {
  return Math.pow(OPTIMAL_COMPUTE_SCALE / compute, OPTIMAL_COMPUTE_EXPONENT);
}

/**
 * The inverse of `lossFromOptimalCompute`, in FLOP; `undefined` where the loss is not positive or the answer
 * overflows.
 */
export function optimalComputeForLoss(loss: number): number | undefined {
  if (!(loss > 0)) return undefined;
  const compute = OPTIMAL_COMPUTE_SCALE * Math.pow(loss, -1 / OPTIMAL_COMPUTE_EXPONENT);
  return Number.isFinite(compute) && compute > 0 ? compute : undefined;
}

/**
 * The naive L(C) = (C_c/C)^α_C, nats/token: compute in FLOP at the one batch size used, not adjusted.
 * Kaplan et al. 2020, eq. 1.3 (naive), Table 5: C_c = 1.6e7 PF-days, α_C = 0.057.
 *
 * @example lossFromFixedBatchCompute(8.64e19) // 2.57416 (one PF-day)
 */
export function lossFromFixedBatchCompute(compute: number): number {
  return Math.pow((1.6e7 * FLOP_PER_PETAFLOP_DAY) / compute, 0.057);
}
