import { type Chart, type Plugin } from 'chart.js';
import { labelOrder } from '../picture/labelOrder';
import { type CurvePicture, type Mark } from '../picture/picture';
import { type Box, type LabelRequest, placeLabels } from '../picture/placeLabels';
import { type Theme } from '../theme/theme';
import { RADIUS } from './datasets';

/** What the names on the chart depend on besides the points themselves. */
export interface LabelContext {
  readonly picture: CurvePicture;
  readonly theme: Theme;
}

const SIZE = 11;
const LINE_HEIGHT = 13;
const LONGEST_NAME = 26;
/** Pixels of width per name of another: a narrow panel carries few. */
const WIDTH_PER_NAME = 60;

/** Writes names beside the points, as many as fit without overlap. */
export function labelsPlugin(context: () => LabelContext | undefined): Plugin<'line'> {
  return {
    id: 'labels',
    afterDatasetsDraw(chart) {
      const current = context();
      if (current) drawLabels(chart, current);
    },
  };
}

function drawLabels(chart: Chart, { picture: { own, others }, theme }: LabelContext): void {
  const { ctx, chartArea } = chart;
  const { left, top, width, height } = chartArea;
  ctx.save();
  ctx.font = `${SIZE}px ${theme.fontFamily}`;
  ctx.textBaseline = 'middle';
  const request = (mark: Mark, mayCover: number): LabelRequest => {
    const text = shorten(mark.label);
    const radius = RADIUS[mark.shape];
    return { ...pixelsOf(chart, mark), text, width: ctx.measureText(text).width, radius, mayCover };
  };
  const requests = [
    ...own.map((mark) => request(mark, Infinity)),
    ...labelOrder(others, own[0]).map((mark) => request(mark, 0)),
  ].filter(({ text }) => text !== '');
  const surroundings = {
    area: { left, top, width, height },
    taken: own.map((mark) => boxAround(pixelsOf(chart, mark), RADIUS[mark.shape])),
    dots: others.map((mark) => pixelsOf(chart, mark)),
  };
  const most = own.length + Math.max(3, Math.floor(width / WIDTH_PER_NAME));
  for (const label of placeLabels(requests, surroundings, LINE_HEIGHT, most)) {
    writeHaloed(ctx, label.text, label.left, label.top + LINE_HEIGHT / 2, theme);
  }
  ctx.restore();
}

/** Writes a text that stays readable over lines and fills. */
export function writeHaloed(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  theme: Theme,
): void {
  ctx.lineWidth = 3;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = theme.background;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = theme.foreground;
  ctx.fillText(text, x, y);
}

function pixelsOf(chart: Chart, mark: Mark): { x: number; y: number } {
  const x = chart.scales.x?.getPixelForValue(mark.x) ?? NaN;
  return { x, y: chart.scales.y?.getPixelForValue(mark.y) ?? NaN };
}

function boxAround({ x, y }: { readonly x: number; readonly y: number }, radius: number): Box {
  return { left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius };
}

function shorten(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}
