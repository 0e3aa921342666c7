/**
 * ln Σ exp(xᵢ) without overflow: the largest term is taken out first. −∞ for no terms.
 *
 * @example logSumExp([1000, 1000]) // 1000.693
 */
export function logSumExp(terms: readonly number[]): number {
  const largest = Math.max(...terms);
  if (!Number.isFinite(largest)) return largest;
  let sum = 0;
  for (const term of terms) sum += Math.exp(term - largest);
  return largest + Math.log(sum);
}
