import { type Band } from '../../src/engine/laws/law';
import { type Interval } from './interval';

/** A title and lines short enough for a narrow panel. */
export interface TooltipText {
  readonly title: string;
  readonly lines: readonly string[];
}

/** One axis with everything that is written along it. */
export interface Axis {
  readonly title: string;
  readonly range: Interval;
  readonly scale: 'logarithmic' | 'even';
  write(value: number): string;
}

/** A place on the canvas with what it says under the pointer. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  tooltip?(): TooltipText;
}

/** What a mark stands for; each has a shape of its own. */
export type MarkShape = 'run' | 'optimum' | 'dense' | 'moe' | 'end';

/** A single point. */
export interface Mark extends Spot {
  readonly shape: MarkShape;
  /** Written beside it where there is room; the run, its optimum and an end come first. */
  readonly label: string;
  /** Drawn upright through the point. */
  readonly band?: Band;
}

/** How a line is drawn; each differs in dash and in colour. */
export type LineStyle = 'main' | 'second' | 'third' | 'fourth' | 'fifth';

/** A line; where it is `dashed` it is less certain than elsewhere. */
export interface Line {
  readonly style: LineStyle;
  readonly samples: readonly (Spot & { readonly dashed?: boolean })[];
}

/** The edges of an area, each from left to right. */
export interface Area {
  readonly upper: readonly Spot[];
  readonly lower: readonly Spot[];
}

/** Everything that may stand in a legend. */
export type LegendShape =
  MarkShape | LineStyle | 'extrapolated' | 'band' | 'levels' | 'capacity' | 'whisker' | FillShape;

/** The fills of stacked bars, in their order. */
export const FILLS = [
  'fill-1',
  'fill-2',
  'fill-3',
  'fill-4',
  'fill-5',
  'fill-6',
  'fill-7',
  'fill-8',
  'fill-9',
] as const;

/** One of them. */
export type FillShape = (typeof FILLS)[number];

/** One line of the legend. */
export interface LegendEntry {
  readonly shape: LegendShape;
  readonly label: string;
}

/** Lines and points on two axes. */
export interface CurvePicture {
  readonly kind: 'curve';
  readonly x: Axis;
  readonly y: Axis;
  /** The first lies on top. */
  readonly lines: readonly Line[];
  readonly area?: Area;
  /** The open run and what belongs to it; the first comes first in everything. */
  readonly own: readonly Mark[];
  /** All others, by falling x. */
  readonly others: readonly Mark[];
  /** Whether the first two of its own are joined. */
  readonly joined?: boolean;
  /** Heights that are drawn across. */
  readonly levels: readonly number[];
  readonly legend: readonly LegendEntry[];
}

/** One bar of a stack. */
export interface Bar {
  readonly label: string;
  /** As many as there are fills, in their order; 0 for what is not there. */
  readonly parts: readonly number[];
  readonly total: Band;
  /** Written at its end. */
  readonly text: string;
  /** What the part says under the pointer. */
  tooltip(part: number): TooltipText;
}

/** Stacked bars that lie, so that their names have room. */
export interface BarPicture {
  readonly kind: 'bars';
  readonly x: Axis;
  readonly bars: readonly Bar[];
  /** What all bars together are held against, with its name. */
  readonly capacity?: { readonly value: number; readonly label: string };
  readonly legend: readonly LegendEntry[];
}

/** What the canvas and the legend show, whatever it is about. */
export type Picture = CurvePicture | BarPicture;
