import { type Interval } from './computeRange';
import { type CurvePoint } from './frontier';

/** Room below and above, as a share of the range's height on the logarithmic axis. */
const ROOM = 0.05;

/** The vertical axis: every point, the line and its band, with some room. */
export function valueRange(
  frontier: readonly CurvePoint[],
  points: readonly { readonly value: number }[],
): Interval {
  const curve = frontier.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const all = [...curve, ...points.map(({ value }) => value)].filter((value) => value > 0);
  if (all.length === 0) return [1, 10];
  const low = Math.log(Math.min(...all));
  const high = Math.log(Math.max(...all));
  const room = Math.max((high - low) * ROOM, 0.01);
  return [Math.exp(low - room), Math.exp(high + room)];
}
