/** ω of Pearce & Song 2024: vocabulary 32,000 and width-to-depth ratio 39.2 give 47,491. */
export const EMBEDDING_COEFFICIENT = 47491;

/**
 * All parameters of a typical transformer from its non-embedding ones, N_total = N + 47491·N^(1/3).
 * For use when only one count is known; models with another vocabulary or shape differ.
 * Pearce & Song 2024, arXiv:2406.12907; fitted on N from 768 to 1.5e9.
 *
 * @example totalFromNonEmbedding(1e9) // 1.04749e9
 */
export function totalFromNonEmbedding(nonEmbedding: number): number {
  return nonEmbedding + EMBEDDING_COEFFICIENT * Math.cbrt(nonEmbedding);
}

/**
 * D/N with all parameters counted, so that laws of either convention can stand beside each other.
 * @param counted which parameters `parameters` are; those without embeddings are converted as above
 * @example tokensPerTotalParameter(1e9, 20e9, 'non-embedding') // 19.0932
 */
export function tokensPerTotalParameter(
  parameters: number,
  tokens: number,
  counted: 'total' | 'non-embedding',
): number {
  return tokens / (counted === 'non-embedding' ? totalFromNonEmbedding(parameters) : parameters);
}

/**
 * The inverse: the one real root N = y³ of y³ + ω·y = N_total, for N_total > 0, in closed form (Viète's sinh form
 * of Cardano's formula), then one Newton step to take back what rounding cost.
 *
 * @example nonEmbeddingFromTotal(1.04749e9) // 9.99999e8
 */
export function nonEmbeddingFromTotal(total: number): number {
  const scale = Math.sqrt(EMBEDDING_COEFFICIENT / 3);
  const root = 2 * scale * Math.sinh(Math.asinh(total / (2 * scale ** 3)) / 3);
  const excess = root ** 3 + EMBEDDING_COEFFICIENT * root - total;
  return (root - excess / (3 * root ** 2 + EMBEDDING_COEFFICIENT)) ** 3;
}
