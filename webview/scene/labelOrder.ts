import { type ChartPoint } from './picture';

/** How many neighbours of the open run come before the large runs. */
const NEIGHBOURS = 2;

/** Runs closer than this factor in compute to one already named wait until the others had their turn. */
const SPREAD = 2.5;

/**
 * Which published runs deserve a name on the chart, most deserving first: the nearest to the open run in compute,
 * then the largest, spread along the axis, then the rest.
 * @param published By falling compute.
 */
export function labelOrder(published: readonly ChartPoint[], run: ChartPoint | undefined): ChartPoint[] {
  const chosen = run ? nearest(published, run) : [];
  for (const point of published) {
    if (chosen.every((other) => distance(point, other) > Math.log(SPREAD))) chosen.push(point);
  }
  return [...chosen, ...published.filter((point) => !chosen.includes(point))];
}

function nearest(published: readonly ChartPoint[], run: ChartPoint): ChartPoint[] {
  return [...published].sort((one, other) => distance(one, run) - distance(other, run)).slice(0, NEIGHBOURS);
}

function distance(one: ChartPoint, other: ChartPoint): number {
  return Math.abs(Math.log(one.compute / other.compute));
}
