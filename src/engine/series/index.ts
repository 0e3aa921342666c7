import { type CostSeries, costSeries } from './costSeries';
import { type LifeSeries, lifeSeries } from './lifeSeries';
import { type MemorySeries, memorySeries } from './memorySeries';
import { type NoSeries, type SeriesInput } from './seriesInput';
import { type ServingCurve, servingCurve } from './servingCurve';

/** The numbers behind the charts of one run; each says what is missing where there is nothing to draw. */
export interface RunSeries {
  readonly memory: MemorySeries | NoSeries;
  readonly cost: CostSeries | NoSeries;
  readonly life: LifeSeries | NoSeries;
  readonly serving: ServingCurve | NoSeries;
}

/** Every series by its id: adding one is adding a file, its type above and a line here. */
const SERIES: { readonly [Id in keyof RunSeries]: (input: SeriesInput) => RunSeries[Id] } = {
  memory: memorySeries,
  cost: costSeries,
  life: lifeSeries,
  serving: servingCurve,
};

/** Which series; stable. */
export type SeriesId = keyof RunSeries;

/** Computes all of them, in a few milliseconds. */
export function seriesOfRun(input: SeriesInput): RunSeries {
  const entries = Object.entries(SERIES).map(([id, of]) => [id, of(input)]);
  return Object.fromEntries(entries) as RunSeries;
}

export { lifePoints } from './lifePoints';
export { isDrawable } from './seriesInput';

export type * from './costSeries';
export type * from './lifePoints';
export type * from './lifeSeries';
export type * from './memorySeries';
export type * from './seriesInput';
export type * from './servingCurve';
