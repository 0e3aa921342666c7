/**
 * Why a smooth improvement can look sudden (Schaeffer et al. 2023, arXiv:2304.15004): per token the chance of being
 * right, p = exp(−L), rises smoothly; a metric that wants all T tokens right sees p^T, which leaps.
 */
export const METRIC_EFFECT_SOURCE = 'Schaeffer et al. 2023, arXiv:2304.15004';

/** p = exp(−L): the chance of the right token at a loss of L nats/token. */
export function tokenAccuracy(loss: number): number {
  return Math.exp(-loss);
}

/**
 * Share of answers of T tokens that are right in every token, p^T, if tokens err independently.
 *
 * @example exactMatch(0.9, 5) // 0.59049
 */
export function exactMatch(tokenAccuracyShare: number, answerTokens: number): number {
  return Math.pow(tokenAccuracyShare, answerTokens);
}

/**
 * Expected number of wrong tokens in an answer of T tokens, T·(1 − p): linear where exact match leaps.
 *
 * @example tokenEditDistance(0.9, 5) // 0.5
 */
export function tokenEditDistance(tokenAccuracyShare: number, answerTokens: number): number {
  return answerTokens * (1 - tokenAccuracyShare);
}

/**
 * The same improvement by both metrics, for a table or a chart: tokens right from `from` to `to` in equal steps.
 */
export function metricContrast(
  answerTokens: number,
  [from, to]: readonly [number, number] = [0.5, 1],
  steps = 10,
): readonly { readonly tokenAccuracy: number; readonly exactMatch: number; readonly editDistance: number }[] {
  return Array.from({ length: steps + 1 }, (_, step) => {
    const share = from + ((to - from) * step) / steps;
    return {
      tokenAccuracy: share,
      exactMatch: exactMatch(share, answerTokens),
      editDistance: tokenEditDistance(share, answerTokens),
    };
  });
}
