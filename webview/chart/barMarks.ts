import { type Chart, type Plugin } from 'chart.js';
import { type Bar, type BarPicture } from '../picture/picture';
import { type Theme } from '../theme/theme';
import { writeHaloed } from './labels';

/** What is drawn over the bars. */
export interface BarMarks {
  readonly picture: BarPicture;
  readonly theme: Theme;
}

const SIZE = 11;
const CAP = 3;
const GAP = 4;
const DASH = [5, 4];

/** Draws what bars together are held against, the band of each and its total. */
export function barMarksPlugin(current: () => BarMarks | undefined): Plugin<'bar'> {
  return {
    id: 'barMarks',
    afterDatasetsDraw(chart) {
      const marks = current();
      if (marks === undefined) return;
      const { ctx } = chart;
      ctx.save();
      ctx.font = `${SIZE}px ${marks.theme.fontFamily}`;
      ctx.textBaseline = 'middle';
      drawCapacity(chart, marks);
      marks.picture.bars.forEach((bar, index) => drawBand(chart, bar, index, marks.theme));
      ctx.restore();
    },
  };
}

function drawCapacity(chart: Chart, { picture: { capacity }, theme }: BarMarks): void {
  if (capacity === undefined) return;
  const { ctx, chartArea, scales } = chart;
  const x = scales.x?.getPixelForValue(capacity.value) ?? NaN;
  ctx.strokeStyle = theme.run;
  ctx.lineWidth = theme.highContrast ? 3 : 2;
  ctx.setLineDash(DASH);
  line(ctx, x, chartArea.top - CAP, x, chartArea.bottom);
  ctx.setLineDash([]);
  const { width } = ctx.measureText(capacity.label);
  const left = Math.min(Math.max(x - width / 2, chartArea.left), chartArea.right - width);
  writeHaloed(ctx, capacity.label, left, chartArea.top - SIZE, theme);
}

/** The band as a line with caps at the middle of the bar, and the total behind it; what lies outside is cut off. */
function drawBand(chart: Chart, { total, text }: Bar, index: number, theme: Theme): void {
  const { ctx, chartArea, scales } = chart;
  const y = scales.y?.getPixelForValue(index) ?? NaN;
  const [low = NaN, high = NaN] = [total.low, total.high].map((value) => scales.x?.getPixelForValue(value));
  const right = Math.min(high, chartArea.right);
  ctx.strokeStyle = theme.foreground;
  ctx.lineWidth = theme.highContrast ? 2 : 1.5;
  if (low < chartArea.right) {
    line(ctx, low, y, right, y);
    line(ctx, low, y - CAP, low, y + CAP);
    if (high <= chartArea.right) line(ctx, high, y - CAP, high, y + CAP);
  }
  const { width } = ctx.measureText(text);
  const behind = right + GAP;
  // Without room behind the band the total stands before the end of the axis.
  writeHaloed(
    ctx,
    text,
    behind + width <= chartArea.right ? behind : chartArea.right - width - GAP,
    y,
    theme,
  );
}

function line(ctx: CanvasRenderingContext2D, fromX: number, fromY: number, toX: number, toY: number): void {
  ctx.beginPath();
  ctx.moveTo(fromX, fromY);
  ctx.lineTo(toX, toY);
  ctx.stroke();
}
