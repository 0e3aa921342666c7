import { jointLoss } from './jointLaw';

/** (N_c/N)^(α_N/α_D) alone: the joint law without a limit of data. */
const unlimited = (parameters: number): number => jointLoss({ parameters, tokens: Infinity });

/**
 * S_stop ≥ S_c/(L(N,D) − L(N,∞))^(1/α_S): the fewest steps at a batch far above the critical one after which training
 * on D unique tokens stops paying, since the test loss then nears its floor. A lower bound: training nears it slowly.
 * Kaplan et al. 2020, arXiv:2001.08361, eq. 5.7 with S_c = 2.1e3 and α_S = 0.76 of Table 3 and the joint law of Table 2.
 *
 * @example earlyStoppingSteps(1e9, 20e9) // 9.53092e4
 */
export function earlyStoppingSteps(parameters: number, uniqueTokens: number): number {
  const overfitting = jointLoss({ parameters, tokens: uniqueTokens }) - unlimited(parameters);
  return 2.1e3 * Math.pow(overfitting, -1 / 0.76);
}
