import { type Interval } from './interval';

/** Room at either end, as a share of the length of the logarithmic axis. */
const ROOM = 0.05;

/**
 * A logarithmic axis that holds all values with some room; what is not positive cannot stand on it.
 * @example logRange([1, 100]) // => [0.79, 126]
 */
export function logRange(values: readonly number[], share = ROOM): Interval {
  const all = values.filter((value) => value > 0);
  if (all.length === 0) return [1, 10];
  const low = Math.log(Math.min(...all));
  const high = Math.log(Math.max(...all));
  const room = Math.max((high - low) * share, 0.01);
  return [Math.exp(low - room), Math.exp(high + room)];
}
