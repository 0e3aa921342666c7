import { Chart, type ChartOptions } from 'chart.js';
import { type Axis, type CurvePicture, type Spot, type TooltipText } from '../picture/picture';
import { type Theme } from '../theme/theme';
import { areaPlugin } from './areaPlugin';
import { axisOptions, setAxis } from './axes';
import { colourSpotSets, createSpotSets, fillSpotSets, type SpotSets } from './datasets';
import { labelsPlugin } from './labels';
import { paintOptions } from './paintOptions';

/** Lines and points: made once, afterwards only data and colours change, so that a redraw stays within a frame. */
export class CurveChart {
  private readonly sets: SpotSets = createSpotSets();
  private readonly chart: Chart<'line', Spot[]>;
  private picture?: CurvePicture;
  private readonly scales = { x: 'logarithmic', y: 'logarithmic' } as Record<'x' | 'y', Axis['scale']>;

  constructor(
    canvas: HTMLCanvasElement,
    private theme: Theme,
  ) {
    colourSpotSets(this.sets, theme);
    this.chart = new Chart<'line', Spot[]>(canvas, {
      type: 'line',
      data: { datasets: Object.values(this.sets) },
      options: this.options(),
      plugins: [
        areaPlugin(() => {
          const { area } = this.picture ?? {};
          return area && { area, theme: this.theme };
        }),
        labelsPlugin(() => this.picture && { picture: this.picture, theme: this.theme }),
      ],
    });
    paintOptions(this.chart.options, theme);
  }

  /** Shows another picture. */
  show(picture: CurvePicture): void {
    this.picture = picture;
    fillSpotSets(this.sets, picture);
    for (const direction of ['x', 'y'] as const) this.setScale(direction, picture[direction]);
    this.chart.update('none');
  }

  /** Shows the same picture in other colours. */
  restyle(theme: Theme): void {
    this.theme = theme;
    colourSpotSets(this.sets, theme);
    paintOptions(this.chart.options, theme);
    // Not 'none': that mode keeps the points in the colours they share.
    this.chart.update();
  }

  private setScale(direction: 'x' | 'y', axis: Axis): void {
    const scales = this.chart.options.scales ?? {};
    if (this.scales[direction] !== axis.scale) {
      this.scales[direction] = axis.scale;
      scales[direction] = axisOptions(direction, axis.scale, () => this.picture?.[direction]);
      paintOptions(this.chart.options, this.theme);
    }
    setAxis(scales[direction], axis);
  }

  private options(): ChartOptions<'line'> {
    const describe = (spot: unknown): TooltipText | undefined => (spot as Spot).tooltip?.();
    return {
      animation: false,
      parsing: false,
      normalized: true,
      maintainAspectRatio: false,
      interaction: { mode: 'nearest', intersect: true },
      layout: { padding: { right: 8 } },
      scales: {
        x: axisOptions('x', 'logarithmic', () => this.picture?.x),
        y: axisOptions('y', 'logarithmic', () => this.picture?.y),
      },
      plugins: {
        tooltip: {
          animation: false,
          displayColors: false,
          borderWidth: 1,
          // Points are sets of their own and come first; one description at a time is enough.
          filter: (_item, index) => index === 0,
          callbacks: {
            title: (items) => describe(items[0]?.raw)?.title ?? '',
            label: (item) => [...(describe(item.raw)?.lines ?? [])],
          },
        },
      },
    };
  }
}
