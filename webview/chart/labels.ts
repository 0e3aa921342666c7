import { type Chart, type Plugin } from 'chart.js';
import { labelOrder } from '../scene/labelOrder';
import { type Box, type LabelRequest, placeLabels } from '../scene/placeLabels';
import { type ChartPoint, type Picture } from '../scene/picture';
import { type Theme } from '../theme/theme';
import { RADIUS } from './datasets';

/** What the names on the chart depend on besides the points themselves. */
export interface LabelContext {
  readonly scene: Picture;
  readonly theme: Theme;
  readonly optimumLabel: string;
}

const SIZE = 11;
const LINE_HEIGHT = 13;
const LONGEST_NAME = 26;
/** Pixels of width per published name: a narrow panel carries few. */
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

function drawLabels(chart: Chart, { scene, theme, optimumLabel }: LabelContext): void {
  const { ctx, chartArea } = chart;
  const { left, top, width, height } = chartArea;
  ctx.save();
  ctx.font = `${SIZE}px ${theme.fontFamily}`;
  ctx.textBaseline = 'middle';
  const request = (point: ChartPoint, text: string): LabelRequest => ({
    ...pixelsOf(chart, point),
    text,
    width: ctx.measureText(text).width,
    radius: RADIUS[point.kind],
    mayCover: point.kind === 'run' || point.kind === 'optimum' ? Infinity : 0,
  });
  const own = [scene.run, scene.optimum].filter((point) => point !== undefined);
  const requests = [
    ...own.map((point) => request(point, point.kind === 'run' ? shorten(point.name) : optimumLabel)),
    ...labelOrder(scene.published, scene.run).map((point) => request(point, point.name)),
  ];
  const surroundings = {
    area: { left, top, width, height },
    taken: own.map((point) => boxAround(pixelsOf(chart, point), RADIUS[point.kind])),
    dots: scene.published.map((point) => pixelsOf(chart, point)),
  };
  const most = own.length + Math.max(3, Math.floor(width / WIDTH_PER_NAME));
  for (const label of placeLabels(requests, surroundings, LINE_HEIGHT, most)) {
    const y = label.top + LINE_HEIGHT / 2;
    ctx.lineWidth = 3;
    ctx.lineJoin = 'round';
    ctx.strokeStyle = theme.background;
    ctx.strokeText(label.text, label.left, y);
    ctx.fillStyle = theme.foreground;
    ctx.fillText(label.text, label.left, y);
  }
  ctx.restore();
}

function pixelsOf(chart: Chart, point: ChartPoint): { x: number; y: number } {
  const x = chart.scales.x?.getPixelForValue(point.compute) ?? NaN;
  return { x, y: chart.scales.y?.getPixelForValue(point.value) ?? NaN };
}

function boxAround({ x, y }: { readonly x: number; readonly y: number }, radius: number): Box {
  return { left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius };
}

function shorten(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}
