import assert from 'node:assert/strict';

/** Printed to six significant digits: half a unit of the last one is at most 5e-6 of the value. */
export const SIX_DIGITS = 1e-5;

/** Fails unless `actual` lies within `relative` of `expected`. */
export function assertCloseTo(
  actual: number | undefined,
  expected: number,
  relative: number,
  what = 'value',
): void {
  const error = Math.abs((actual ?? NaN) / expected - 1);
  assert.ok(
    error <= relative,
    `${what}: ${actual} is not within ${relative} of ${expected} (off by ${error})`,
  );
}
