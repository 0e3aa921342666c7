/**
 * Huber's loss: r²/2 for |r| ≤ δ, δ·(|r| − δ/2) beyond. Hoffmann et al. 2022 fit with δ = 1e-3 on residuals of ln L,
 * which makes almost every point count by its absolute error.
 *
 * @example huber(0.01, 1e-3) // 9.5e-6
 */
export function huber(residual: number, delta: number): number {
  const size = Math.abs(residual);
  return size <= delta ? (residual * residual) / 2 : delta * (size - delta / 2);
}

/** The derivative of `huber` by the residual: r within δ, ±δ beyond. */
export function huberSlope(residual: number, delta: number): number {
  return Math.max(-delta, Math.min(delta, residual));
}
