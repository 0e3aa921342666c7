/** Zhang et al. 2024, with their definition of the critical batch (20 % more steps than proportional scaling). */
export const ZHANG_2024 = 'Zhang et al. 2024, arXiv:2410.21676';

/**
 * How many times larger the critical batch becomes when the tokens grow by a factor: B_crit ∝ D^0.47, nearly whatever
 * the size. Fitted on 85M to 1.2B parameters, C4, context 512. Only the growth is given: the paper's factors before
 * it are known to us without their units.
 *
 * @example criticalBatchGrowth(10) // 2.95121
 */
export function criticalBatchGrowth(tokensFactor: number): number {
  return tokensFactor ** 0.47;
}
