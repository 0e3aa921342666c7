/**
 * Sample covariance of vectors of one length, Σ(x−x̄)(x−x̄)ᵀ/(n−1). Requires at least two.
 *
 * @example covariance([[0, 0], [2, 4]]) // [[2, 4], [4, 8]]
 */
export function covariance(samples: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const size = samples[0]?.length ?? 0;
  if (samples.length < 2) throw new Error('covariance requires at least 2 samples');
  const axes = Array.from({ length: size }, (_, i) => i);
  const means = axes.map((i) => samples.reduce((sum, x) => sum + (x[i] ?? 0), 0) / samples.length);
  return axes.map((i) =>
    axes.map((j) => {
      const products = samples.reduce(
        (sum, x) => sum + ((x[i] ?? 0) - (means[i] ?? 0)) * ((x[j] ?? 0) - (means[j] ?? 0)),
        0,
      );
      return products / (samples.length - 1);
    }),
  );
}
