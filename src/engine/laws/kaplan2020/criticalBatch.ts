/**
 * B_crit(L) = B_star/L^(1/α_B) tokens: the batch at which training takes twice the fewest steps and twice the least
 * compute. Kaplan et al. 2020, arXiv:2001.08361, eqs. 1.4 and 5.3; α_B = 0.21. B_star is 2e8 in eq. 1.4 (used here),
 * 2.1e8 in Table 5. Losses of roughly 2.5 to 6 nats/token; the authors are not confident far outside.
 *
 * @example criticalBatchTokens(3) // 1.06911e6
 */
export function criticalBatchTokens(loss: number): number {
  return 2e8 * Math.pow(loss, -1 / 0.21);
}

/**
 * S_min = S/(1 + B_crit/B): the steps a run of `steps` at `batchTokens` would have taken at a batch far above the
 * critical one. Kaplan et al. 2020, eq. 5.4.
 *
 * @example minimumSteps(200e3, 1e6, 1e6) // 1e5
 */
export function minimumSteps(steps: number, batchTokens: number, criticalTokens: number): number {
  return steps / (1 + criticalTokens / batchTokens);
}

/**
 * C_min = C/(1 + B/B_crit): the compute a run would have taken at a batch far below the critical one, in the unit
 * of `compute`. Kaplan et al. 2020, eq. 5.5.
 *
 * @example minimumCompute(2e20, 1e6, 1e6) // 1e20
 */
export function minimumCompute(compute: number, batchTokens: number, criticalTokens: number): number {
  return compute / (1 + batchTokens / criticalTokens);
}
