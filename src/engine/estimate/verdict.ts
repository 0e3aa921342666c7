import { type AllocationVerdict } from '../estimate';

/**
 * A run counts as near-optimal while its tokens per parameter lie within this factor of the law's optimum.
 * The optimum is flat: at equal compute, twice or half the ratio costs 0.06 % of the loss at 5.76e23 FLOP by
 * Besiroglu 2024 (0.0012 nats), a quarter of the 0.25 % that DeepSeek LLM (2024, arXiv:2401.02954, §3.1) still calls
 * near-optimal, and less than the standard error of E, 0.03. And the optimum itself is known no better:
 * Besiroglu et al. 2024 (§3) find ranges from about 4 to 40 tokens per parameter consistent with the data.
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
