/**
 * L(N, S_min) = (N_c/N)^α_N + (S_c/S_min)^α_S, nats/token: N non-embedding parameters after S_min steps at a batch
 * far above the critical one (see `minimumSteps`), data not binding. Kaplan et al. 2020, arXiv:2001.08361,
 * eqs. 1.6 and 5.6, Table 3; after the warm-up of 3,000 steps and up to 2.5e5.
 *
 * @example learningCurveLoss(1e9, 1e5) // 2.40051
 */
export function learningCurveLoss(parameters: number, minimumSteps: number): number {
  return Math.pow(6.5e13 / parameters, 0.077) + Math.pow(2.1e3 / minimumSteps, 0.76);
}
