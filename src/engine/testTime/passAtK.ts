export const PASS_AT_K_SOURCE = 'Chen et al. 2021, arXiv:2107.03374, eq. 1';

/**
 * The unbiased estimate of pass@k from n samples of one problem, c of them right (Chen et al. 2021, arXiv:2107.03374,
 * eq. 1): 1 − C(n−c, k)/C(n, k), the chance that k of the samples drawn without replacement hold a right one.
 * Computed as 1 − ∏ᵢ (1 − k/i) over i = n−c+1 … n in logarithms, so that large n and k neither overflow nor cancel.
 * `n`, `c`, `k` whole, 0 ≤ c ≤ n, 1 ≤ k ≤ n.
 *
 * @returns undefined outside that range: fewer than k samples say nothing of pass@k
 * @example passAtK({ samples: 200, correct: 10 }, 10) // 0.408548
 */
export function passAtK({ samples, correct }: ProblemSamples, k: number): number | undefined {
  if (![samples, correct, k].every(Number.isInteger)) return undefined;
  if (correct < 0 || correct > samples || k < 1 || k > samples) return undefined;
  if (samples - correct < k) return 1;
  // C(n−c, k)/C(n, k) is the same with k and c exchanged: the shorter product.
  const [factors, drawn] = correct <= k ? [correct, k] : [k, correct];
  let logFailure = 0;
  // Below e^-40 a double cannot tell the result from 1; that also bounds the loop by √(40·n).
  for (let i = samples - factors + 1; i <= samples && logFailure > -40; i++) {
    logFailure += Math.log1p(-drawn / i);
  }
  return -Math.expm1(logFailure);
}

/** How often one problem was tried and how often with success. */
export interface ProblemSamples {
  readonly samples: number;
  readonly correct: number;
}

/**
 * pass@k of a benchmark: the mean over its problems.
 * @returns undefined without problems, or where one has fewer than k samples
 */
export function meanPassAtK(problems: readonly ProblemSamples[], k: number): number | undefined {
  let sum = 0;
  for (const problem of problems) {
    const share = passAtK(problem, k);
    if (share === undefined) return undefined;
    sum += share;
  }
  return problems.length === 0 ? undefined : sum / problems.length;
}

/**
 * The chance of at least one success in k independent tries of chance p each, 1 − (1−p)^k. For one problem; with one
 * mean p for a whole benchmark it is far too hopeful, since hard problems stay hard (see `coverageLaw.ts`).
 * 0 ≤ p ≤ 1, k ≥ 0.
 *
 * @example independentPass(0.05, 10) // 0.401263
 */
export function independentPass(chance: number, k: number): number {
  if (k <= 0) return 0;
  return chance >= 1 ? 1 : -Math.expm1(k * Math.log1p(-chance));
}
