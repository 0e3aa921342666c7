import { isUsable } from '../estimate/known';
import { type LinearCost } from './breakEven';

/** One model's cost against the tokens served, in the currency of the costs. */
export interface LifetimeLine {
  readonly label: string;
  readonly points: readonly { readonly tokens: number; readonly cost: number }[];
}

/** Points of a line; it is smooth, so that few suffice. */
const POINTS = 49;

/**
 * Cost over training and use against the tokens served, for a chart with logarithmic axes; every line at the same demands.
 * @param from fewest tokens served, > 0
 * @param to most, > from
 * @returns no points where the range is none; lines without finite costs are left out
 */
export function lifetimeSeries(
  models: readonly (LinearCost & { readonly label: string })[],
  from: number,
  to: number,
): readonly LifetimeLine[] {
  if (!isUsable(from) || !isUsable(to) || from >= to) return [];
  const step = Math.log(to / from) / (POINTS - 1);
  const demands = Array.from({ length: POINTS }, (_, index) => from * Math.exp(index * step));
  return models.flatMap(({ label, training, perToken }) => {
    const points = demands.map((tokens) => ({ tokens, cost: training + perToken * tokens }));
    return points.every(({ cost }) => isUsable(cost)) ? [{ label, points }] : [];
  });
}
