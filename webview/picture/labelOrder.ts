interface HasX {
  readonly x: number;
}

/** How many neighbours of the open run come before the large runs. */
const NEIGHBOURS = 2;

/** Runs closer than this factor along x to one already named wait until the others had their turn. */
const SPREAD = 2.5;

/**
 * Which published runs deserve a name on the chart, most deserving first: the nearest to the open run along x,
 * then the largest, spread along the axis, then the rest.
 * @param published By falling x.
 */
export function labelOrder<T extends HasX>(published: readonly T[], run: HasX | undefined): T[] {
  const chosen = run ? nearest(published, run) : [];
  for (const point of published) {
    if (chosen.every((other) => distance(point, other) > Math.log(SPREAD))) chosen.push(point);
  }
  return [...chosen, ...published.filter((point) => !chosen.includes(point))];
}

function nearest<T extends HasX>(published: readonly T[], run: HasX): T[] {
  return [...published].sort((one, other) => distance(one, run) - distance(other, run)).slice(0, NEIGHBOURS);
}

function distance(one: HasX, other: HasX): number {
  return Math.abs(Math.log(one.x / other.x));
}
