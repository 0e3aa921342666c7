/** Constants of c(k) = exp(a·k^b): a < 0 is ln c(1), b < 0 how fast the rest shrinks. */
export interface CoverageLaw {
  readonly a: number;
  readonly b: number;
}

export const COVERAGE_SOURCE = 'Brown et al. 2024, arXiv:2407.21787, §3';
/** Samples per problem on which the law was seen to hold. */
export const COVERAGE_RANGE: readonly [number, number] = [1, 10_000];

/** Share of problems that k samples solve at least once; needs a verifier that knows a right answer. */
export interface CoveragePoint {
  /** Samples per problem, ≥ 1. */
  readonly samples: number;
  /** Share, strictly between 0 and 1. */
  readonly coverage: number;
}

/**
 * Coverage after k samples a problem, c(k) = exp(a·k^b) (Brown et al. 2024), k ≥ 1.
 *
 * @example coverage({ a: -1.83885, b: -0.209035 }, 50) // 0.444097
 */
export function coverage({ a, b }: CoverageLaw, samples: number): number {
  return Math.exp(a * Math.pow(samples, b));
}

/**
 * The samples a problem that reach a coverage.
 * @returns undefined unless it lies above that of one sample and below 1
 */
export function samplesForCoverage({ a, b }: CoverageLaw, target: number): number | undefined {
  if (!(target > Math.exp(a) && target < 1)) return undefined;
  return Math.pow(Math.log(target) / a, 1 / b);
}

/**
 * The law fitted by least squares to ln(−ln c) = ln(−a) + b·ln k; through two points it is exact.
 *
 * @returns undefined with fewer than two different sample counts, or where coverage does not rise with them
 * @example
 * fitCoverage([{ samples: 1, coverage: 0.159 }, { samples: 250, coverage: 0.56 }]) // a −1.83885, b −0.209035
 */
export function fitCoverage(points: readonly CoveragePoint[]): CoverageLaw | undefined {
  const usable = points.filter(({ samples, coverage: c }) => samples >= 1 && c > 0 && c < 1);
  if (usable.length < points.length) return undefined;
  const xs = usable.map(({ samples }) => Math.log(samples));
  const ys = usable.map(({ coverage: c }) => Math.log(-Math.log(c)));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(xs), mean(ys)];
  const spread = xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
  if (!(spread > 0)) return undefined;
  const b = xs.reduce((sum, x, i) => sum + (x - meanX) * ((ys[i] ?? 0) - meanY), 0) / spread;
  return b < 0 ? { a: -Math.exp(meanY - b * meanX), b } : undefined;
}

/** The published pair: DeepSeek-Coder-V2 on SWE-bench Lite with 1 and 250 samples. */
export const SWE_BENCH_LITE_EXAMPLE: readonly [CoveragePoint, CoveragePoint] = [
  { samples: 1, coverage: 0.159 },
  { samples: 250, coverage: 0.56 },
];
