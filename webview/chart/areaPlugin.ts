import { type Chart, type Plugin } from 'chart.js';
import { type Area, type Spot } from '../picture/picture';
import { type Theme } from '../theme/theme';

/** What is shaded, and in which colours. */
export interface Shading {
  readonly area: Area;
  readonly theme: Theme;
}

/** Shades the area between two edges, which need not have the same places along x; in high contrast with its edges. */
export function areaPlugin(current: () => Shading | undefined): Plugin<'line'> {
  return {
    id: 'area',
    beforeDatasetsDraw(chart) {
      const shading = current();
      if (shading !== undefined) shade(chart, shading);
    },
  };
}

function shade(chart: Chart, { area: { upper, lower }, theme }: Shading): void {
  const { ctx, chartArea } = chart;
  const { left, top, width, height } = chartArea;
  if (upper.length === 0 || lower.length === 0) return;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  const path = new Path2D();
  trace(chart, path, [...upper, ...[...lower].reverse()]);
  path.closePath();
  ctx.fillStyle = theme.band;
  ctx.fill(path);
  if (theme.highContrast) {
    ctx.strokeStyle = theme.frontier;
    ctx.lineWidth = 1;
    for (const edge of [upper, lower]) {
      const line = new Path2D();
      trace(chart, line, edge);
      ctx.stroke(line);
    }
  }
  ctx.restore();
}

function trace(chart: Chart, path: Path2D, spots: readonly Spot[]): void {
  for (const { x, y } of spots) {
    path.lineTo(chart.scales.x?.getPixelForValue(x) ?? NaN, chart.scales.y?.getPixelForValue(y) ?? NaN);
  }
}
