/** Budgets, sizes and tokens anyone could mean: a thousandth of a second of one GPU to far beyond Earth's energy, in FLOP. */
const LOWEST = 1e6;
const HIGHEST = 1e45;
/** Halvings of a decade until neighbouring doubles: 2^-60 of it. */
const HALVINGS = 60;

/**
 * The amount (FLOP, parameters or tokens) at which an increasing function of it reaches `target`, found decade by
 * decade, then by halving in the logarithm; the first such amount if the function is not increasing everywhere.
 * @returns undefined if it starts above the target or never reaches it between 1e6 and 1e45
 * @example solveIncreasing((compute) => Math.sqrt(compute / 120), 1e9) // => 1.2e20
 */
export function solveIncreasing(of: (compute: number) => number, target: number): number | undefined {
  if (!(of(LOWEST) <= target)) return undefined;
  for (let decade = Math.log10(LOWEST); decade < Math.log10(HIGHEST); decade++) {
    if (of(10 ** (decade + 1)) >= target) return halve(of, target, decade);
  }
  return undefined;
}

function halve(of: (compute: number) => number, target: number, decade: number): number {
  let [low, high] = [decade, decade + 1];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (of(10 ** middle) >= target) high = middle;
    else low = middle;
  }
  return 10 ** high;
}
