/** One line of the benchmark's table: what was measured against which limit. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  /** `×` is a ratio to the yardstick, measured in the same run. */
  readonly unit: '×' | 'ms' | 'kB' | 'MB';
  /** Absent for a figure that nothing was promised about. */
  readonly limit?: number;
  readonly yardstick?: string;
}

/** The middle of a list; the list must not be empty. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('median requires at least one value');
  return middle;
}

/** Milliseconds that one call takes, averaged over enough calls to fill `budgetMs`. */
function perCall(work: () => void, budgetMs: number): number {
  const start = performance.now();
  let calls = 0;
  let elapsed = 0;
  do {
    work();
    calls++;
    elapsed = performance.now() - start;
  } while (elapsed < budgetMs);
  return elapsed / calls;
}

/** Until the compiler is done with it: with code as spread out as ours that takes thousands of calls. */
function warmUp(work: () => void): void {
  const start = performance.now();
  for (let calls = 0; calls < 20_000 && performance.now() - start < 2000; calls++) work();
}

/** Milliseconds per call of `work`, the median of several rounds after a warm-up. */
export function timeOf(work: () => void, rounds = 9, budgetMs = 60): number {
  warmUp(work);
  return median(Array.from({ length: rounds }, () => perCall(work, budgetMs)));
}

/**
 * How many times longer `work` takes than `yardstick`. The two are measured in turns, so that a slow moment of the
 * machine hits both, and the median of the rounds' ratios is taken.
 */
export function ratioOf(work: () => void, yardstick: () => void, rounds = 11, budgetMs = 60): number {
  warmUp(work);
  warmUp(yardstick);
  return median(
    Array.from({ length: rounds }, () => {
      const worked = perCall(work, budgetMs);
      return worked / perCall(yardstick, budgetMs);
    }),
  );
}
