import { type Range } from '../assumptions';
import { lifetimeSeries } from '../lifetime/lifetimeSeries';
import { type LifeLine, type LifeSeries } from './lifeSeries';

/** US dollars of one model after so many tokens served. */
export interface LifePoint {
  readonly served: number;
  readonly costUsd: Range;
}

/** The line at even steps of the logarithm of the tokens served. */
export function lifePoints(
  { training, perToken }: LifeLine,
  [from, to]: LifeSeries['served'],
): readonly LifePoint[] {
  const ends = ['value', 'low', 'high'] as const;
  const models = ends.map((end) => ({ label: end, training: training[end], perToken: perToken[end] }));
  const [value, low, high] = lifetimeSeries(models, from, to);
  if (value === undefined || low === undefined || high === undefined) return [];
  return value.points.map(({ tokens, cost }, index) => ({
    served: tokens,
    costUsd: {
      value: cost,
      low: low.points[index]?.cost ?? cost,
      high: high.points[index]?.cost ?? cost,
    },
  }));
}
