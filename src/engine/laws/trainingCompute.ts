/**
 * FLOP of one PF-day, the unit of compute in Kaplan et al. 2020: 10¹⁵ FLOP/s for 24 hours.
 *
 * @example 3640 * FLOP_PER_PETAFLOP_DAY // 3.145e23, GPT-3
 */
export const FLOP_PER_PETAFLOP_DAY = 1e15 * 24 * 60 * 60;

/** FLOP → PF-days. */
export function petaflopDays(compute: number): number {
  return compute / FLOP_PER_PETAFLOP_DAY;
}

/**
 * Training compute as the laws count it, C = 6·N·D FLOP: two per parameter and token forward, four backward.
 * N in the law's own parameter convention. Kaplan et al. 2020 §2.1; Hoffmann et al. 2022 App. F.
 *
 * @example trainingCompute(70e9, 1.4e12) // 5.88e23, Chinchilla
 */
export function trainingCompute(parameters: number, tokens: number): number {
  return 6 * parameters * tokens;
}

/** Tokens that a budget pays for, D = C/(6·N). */
export function affordableTokens(compute: number, parameters: number): number {
  return compute / (6 * parameters);
}
