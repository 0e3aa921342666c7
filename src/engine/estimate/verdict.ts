import { type AllocationVerdict } from '../estimate';

/**
 * A run counts as near-optimal while its tokens per parameter lie within this factor of the law's optimum.
 * The optimum is flat: at equal compute, twice or half the ratio costs 0.06 % of the loss at 5.76e23 FLOP by
 * Besiroglu 2024 (0.0012 nats) and 0.22 % at 1e20, less than the 0.25 % that DeepSeek LLM (2024, arXiv:2401.02954)
 * still calls near-optimal and than the standard error of E, 0.03 nats. And the optimum itself is known no better:
 * intervals of 80 % or more reach from about 4 to 40 tokens per parameter (Besiroglu et al. 2024, arXiv:2404.10102).
 */
export const NEAR_OPTIMAL_FACTOR = 2;

/**
 * Where a run lies against a law's compute-optimal line.
 * @param ratio tokens per parameter of the run over those of the optimum at the same compute, > 0
 * @example verdictOf(0.06) // => 'under-trained' (Gopher: 1.07 against about 18)
 */
export function verdictOf(ratio: number): AllocationVerdict {
  if (ratio < 1 / NEAR_OPTIMAL_FACTOR) return 'under-trained';
  return ratio > NEAR_OPTIMAL_FACTOR ? 'over-trained' : 'near-optimal';
}
