import { type ChartDataset } from 'chart.js';
import { type Interval } from '../scene/computeRange';
import { type ChartPoint, type CurveSample, type Picture } from '../scene/picture';
import { type Theme } from '../theme/theme';

/** A point as Chart.js takes it unparsed, with what it stands for. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly point?: ChartPoint;
  readonly curve?: CurveSample;
}

/** One set of points or one line. */
export type SpotSet = ChartDataset<'line', Spot[]>;

/** The sets of the chart; they live as long as the chart, only data and colours change. */
export interface SpotSets {
  readonly run: SpotSet;
  readonly optimum: SpotSet;
  /** From the run straight to its optimum. */
  readonly gap: SpotSet;
  readonly moe: SpotSet;
  readonly dense: SpotSet;
  readonly frontier: SpotSet;
  readonly bandHigh: SpotSet;
  readonly bandLow: SpotSet;
  /** The run's own band, upright through it. */
  readonly whisker: SpotSet;
  readonly floor: SpotSet;
  readonly ceiling: SpotSet;
}

/** Sizes of markers in pixels, used by the labels too. */
export const RADIUS = { run: 7, optimum: 6, dense: 2.5, moe: 3.5 } as const;

const DASH = [6, 4];
const DOTS = [2, 3];

/** Makes the empty sets. Shapes and dashes differ as well as colours. The first is drawn on top. */
export function createSpotSets(): SpotSets {
  const points = (pointStyle: SpotSet['pointStyle'], radius: number): SpotSet => ({
    data: [],
    showLine: false,
    pointStyle,
    pointRadius: radius,
    pointHoverRadius: radius + 2,
    pointHitRadius: 8,
  });
  const line = (more: Partial<SpotSet>): SpotSet => ({
    data: [],
    pointRadius: 0,
    pointHitRadius: 0,
    ...more,
  });
  const frontier = line({ pointHitRadius: 5, borderWidth: 2 });
  frontier.segment = {
    borderDash: ({ p1DataIndex }) => (frontier.data[p1DataIndex]?.curve?.insideFit ? undefined : DASH),
  };
  return {
    run: points('rectRot', RADIUS.run),
    optimum: points('circle', RADIUS.optimum),
    gap: line({ borderWidth: 1, borderDash: DOTS }),
    moe: points('triangle', RADIUS.moe),
    dense: points('circle', RADIUS.dense),
    frontier,
    bandHigh: line({ fill: '+1', borderWidth: 0 }),
    bandLow: line({ borderWidth: 0 }),
    whisker: line({ borderWidth: 2 }),
    floor: line({ borderWidth: 1, borderDash: DOTS }),
    ceiling: line({ borderWidth: 1, borderDash: DOTS }),
  };
}

/** Puts a scene into the sets. Unparsed data must rise along x. */
export function fillSpotSets(sets: SpotSets, picture: Picture): void {
  const { run, optimum, published, frontier, computeRange, limits } = picture;
  const rising = [...published].reverse();
  sets.run.data = spots([run]);
  sets.optimum.data = spots([optimum]);
  sets.gap.data = run && optimum ? [spot(run), spot(optimum)] : [];
  sets.moe.data = spots(rising.filter(({ kind }) => kind === 'moe'));
  sets.dense.data = spots(rising.filter(({ kind }) => kind === 'dense'));
  sets.frontier.data = frontier.map((curve) => ({ x: curve.compute, y: curve.value, curve }));
  sets.bandHigh.data = edge(frontier, 'high');
  sets.bandLow.data = edge(frontier, 'low');
  sets.whisker.data = run?.band ? [run.band.low, run.band.high].map((y) => ({ x: run.compute, y })) : [];
  sets.floor.data = limits ? level(computeRange, limits[0]) : [];
  sets.ceiling.data = limits ? level(computeRange, limits[1]) : [];
}

/** Colours the sets. */
export function colourSpotSets(sets: SpotSets, theme: Theme): void {
  const thick = theme.highContrast ? 1 : 0;
  const paint = (set: SpotSet, border: string, inside: string, width: number): void => {
    Object.assign(set, { pointBorderColor: border, pointBackgroundColor: inside, pointBorderWidth: width });
    Object.assign(set, { pointHoverBorderColor: border, pointHoverBackgroundColor: inside });
  };
  paint(sets.run, theme.background, theme.run, 1);
  paint(sets.optimum, theme.optimum, theme.background, 2 + thick);
  paint(sets.dense, theme.dense, theme.dense, 0);
  paint(sets.moe, theme.moe, theme.background, 1 + thick);
  sets.gap.borderColor = theme.foreground;
  sets.whisker.borderColor = theme.run;
  sets.frontier.borderColor = theme.frontier;
  sets.frontier.borderWidth = 2 + thick;
  sets.bandHigh.backgroundColor = theme.band;
  for (const limit of [sets.floor, sets.ceiling]) limit.borderColor = theme.foreground;
  for (const edgeSet of [sets.bandHigh, sets.bandLow]) {
    edgeSet.borderColor = theme.frontier;
    edgeSet.borderWidth = thick;
  }
}

function spot(point: ChartPoint): Spot {
  return { x: point.compute, y: point.value, point };
}

function spots(points: readonly (ChartPoint | undefined)[]): Spot[] {
  return points.filter((point) => point !== undefined).map(spot);
}

function level(range: Interval, y: number): Spot[] {
  return range.map((x) => ({ x, y }));
}

function edge(frontier: readonly CurveSample[], side: 'low' | 'high'): Spot[] {
  return frontier.flatMap((curve) => {
    const y = curve[side];
    return y === undefined ? [] : [{ x: curve.compute, y }];
  });
}
