import { effectiveTokens, TOKEN_DECAY } from '../laws/muennighoff2023';

/** Where the law of repetition comes from. */
export const REPETITION_SOURCE = 'Muennighoff et al. 2023, arXiv:2305.16264, eq. 5';

/**
 * Fresh tokens that `epochs` passes over `uniqueTokens` are worth. Four epochs are worth 3.73; no number of them more
 * than 16.39. Less than one epoch is worth what it is. uniqueTokens > 0, epochs ≥ 0; fitted to 500 epochs, C4.
 *
 * @example repeatedTokensWorth(1e11, 4) // 3.72567e11
 */
export function repeatedTokensWorth(uniqueTokens: number, epochs: number): number {
  return epochs > 0 ? effectiveTokens(uniqueTokens * epochs, uniqueTokens) : 0;
}

/**
 * Share of its worth as fresh data that a run's data keeps, D′/D.
 *
 * @example repeatedShare(4) // 0.931
 */
export function repeatedShare(epochs: number): number {
  return epochs <= 1 ? 1 : repeatedTokensWorth(1, epochs) / epochs;
}

/** What one more epoch adds, in epochs of fresh data: exp(−(epochs − 1)/R_D*). */
export function worthOfNextEpoch(epochs: number): number {
  return epochs < 1 ? 1 : Math.exp(-(epochs - 1) / TOKEN_DECAY);
}

/** Epochs that are worth `fold` times the unique tokens; `undefined` at or beyond the ceiling of 1 + R_D*. */
export function epochsWorth(fold: number): number | undefined {
  if (fold <= 1) return Math.max(fold, 0);
  const left = 1 - (fold - 1) / TOKEN_DECAY;
  return left > 0 ? 1 - TOKEN_DECAY * Math.log(left) : undefined;
}
