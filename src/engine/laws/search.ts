/** Halvings of a bracket in the logarithm until its ends are neighbouring doubles. */
const HALVINGS = 64;

/**
 * Where an increasing function of a positive number reaches `target`, by halving the logarithm of the bracket; the end
 * of the bracket where it lies outside.
 * @example solveInLogarithm((x) => x * x, 9, 1, 100) // 3
 */
export function solveInLogarithm(
  of: (value: number) => number,
  target: number,
  from: number,
  to: number,
): number {
  let [low, high] = [Math.log(from), Math.log(to)];
  for (let step = 0; step < HALVINGS && low < high; step++) {
    const middle = (low + high) / 2;
    if (of(Math.exp(middle)) < target) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** 1/φ: each step of the search keeps this share of the bracket. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** A minimum is flat: beyond half a double's digits the function no longer tells neighbours apart. */
const PRECISION = 1e-9;

/**
 * Where a function of a positive number with one valley is smallest, by golden section in the logarithm. It may be
 * infinite below some number.
 * @example minimumInLogarithm((x) => x + 4 / x, 1e-3, 1e3) // 2
 */
export function minimumInLogarithm(of: (value: number) => number, from: number, to: number): number {
  let [low, high] = [Math.log(from), Math.log(to)];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [of(Math.exp(left)), of(Math.exp(right))];
  while (high - low > PRECISION) {
    if (atLeft <= atRight && atLeft < Infinity) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = of(Math.exp(left));
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = of(Math.exp(right));
    }
  }
  return Math.exp((low + high) / 2);
}
