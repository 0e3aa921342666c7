import { type ChartDataset } from 'chart.js';
import { type CurvePicture, type LineStyle, type MarkShape, type Spot } from '../picture/picture';
import { type Theme } from '../theme/theme';

/** One set of points or one line. */
export type SpotSet = ChartDataset<'line', Spot[]>;

/** The sets of the chart; they live as long as the chart, only data and colours change. */
export interface SpotSets extends Readonly<Record<MarkShape | LineStyle, SpotSet>> {
  /** From the run straight to its optimum. */
  readonly gap: SpotSet;
  /** The bands of marks, upright through them. */
  readonly whisker: SpotSet;
  readonly floor: SpotSet;
  readonly ceiling: SpotSet;
}

/** Sizes of markers in pixels, used by the labels too. */
export const RADIUS: Readonly<Record<MarkShape, number>> = {
  run: 7,
  optimum: 6,
  end: 5,
  dense: 2.5,
  moe: 3.5,
};

const SHAPES: readonly MarkShape[] = ['run', 'optimum', 'end', 'moe', 'dense'];
const STYLES: readonly LineStyle[] = ['main', 'second', 'third', 'fourth', 'fifth'];

const EXTRAPOLATED = [6, 4];
const DOTS = [2, 3];
/** So that lines can be told apart without their colours. */
const DASHES: Readonly<Record<LineStyle, readonly number[]>> = {
  main: [],
  second: [9, 3],
  third: [3, 3],
  fourth: [9, 3, 2, 3],
  fifth: [2, 2],
};

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
  const main = line({ pointHitRadius: 5, borderWidth: 2 });
  main.segment = {
    borderDash: ({ p1DataIndex }) => {
      const sample = main.data[p1DataIndex] as { readonly dashed?: boolean } | undefined;
      return sample?.dashed === true ? EXTRAPOLATED : undefined;
    },
  };
  const other = (style: LineStyle): SpotSet =>
    line({ pointHitRadius: 5, borderWidth: 2, borderDash: [...DASHES[style]] });
  return {
    run: points('rectRot', RADIUS.run),
    optimum: points('circle', RADIUS.optimum),
    end: points('rect', RADIUS.end),
    gap: line({ borderWidth: 1, borderDash: DOTS }),
    moe: points('triangle', RADIUS.moe),
    dense: points('circle', RADIUS.dense),
    main,
    second: other('second'),
    third: other('third'),
    fourth: other('fourth'),
    fifth: other('fifth'),
    whisker: line({ borderWidth: 2 }),
    floor: line({ borderWidth: 1, borderDash: DOTS }),
    ceiling: line({ borderWidth: 1, borderDash: DOTS }),
  };
}

/** Puts a picture into the sets. Unparsed data must rise along x. */
export function fillSpotSets(sets: SpotSets, picture: CurvePicture): void {
  const { own, others, lines, levels, x } = picture;
  const rising = [...own, ...[...others].reverse()];
  for (const shape of SHAPES) sets[shape].data = rising.filter((mark) => mark.shape === shape);
  for (const style of STYLES) {
    const found = lines.find((line) => line.style === style);
    sets[style].data = found === undefined ? [] : [...found.samples];
  }
  const [first, second] = own;
  sets.gap.data = picture.joined === true && first && second ? [first, second] : [];
  sets.whisker.data =
    first?.band === undefined ? [] : [first.band.low, first.band.high].map((y) => ({ x: first.x, y }));
  const across = (y: number | undefined): Spot[] =>
    y === undefined ? [] : x.range.map((end) => ({ x: end, y }));
  sets.floor.data = across(levels[0]);
  sets.ceiling.data = across(levels[1]);
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
  paint(sets.end, theme.foreground, theme.background, 2 + thick);
  paint(sets.dense, theme.dense, theme.dense, 0);
  paint(sets.moe, theme.moe, theme.background, 1 + thick);
  sets.gap.borderColor = theme.foreground;
  sets.whisker.borderColor = theme.run;
  const colours = {
    main: theme.frontier,
    second: theme.optimum,
    third: theme.moe,
    fourth: theme.foreground,
    fifth: theme.run,
  };
  for (const style of STYLES) {
    const set = sets[style];
    set.borderColor = colours[style];
    set.borderWidth = 2 + thick;
    paint(set, colours[style], colours[style], 0);
  }
  for (const level of [sets.floor, sets.ceiling]) level.borderColor = theme.foreground;
}
