import { Chart, type ChartOptions } from 'chart.js';
import { type Picture } from '../scene/picture';
import { type TooltipText } from '../text/tooltip';
import { type Words } from '../text/words';
import { type Theme } from '../theme/theme';
import { evenAxis, logAxis, writeCompute, writeValue } from './axes';
import { isScoreView, type View } from '../scene/view';
import { colourSpotSets, createSpotSets, fillSpotSets, type Spot, type SpotSets } from './datasets';
import { type LabelContext, labelsPlugin } from './labels';

/** What the chart asks for words. */
export interface ChartWords {
  readonly words: Words;
  readonly optimumLabel: string;
  tooltip(spot: Spot): TooltipText | undefined;
}

/** The canvas: made once, afterwards only its data and colours change, so that a redraw stays within a frame. */
export class RunChart {
  private readonly sets: SpotSets = createSpotSets();
  private readonly chart: Chart<'line', Spot[]>;
  private context?: LabelContext;

  constructor(
    canvas: HTMLCanvasElement,
    private readonly chartWords: ChartWords,
    private theme: Theme,
  ) {
    colourSpotSets(this.sets, theme);
    this.chart = new Chart<'line', Spot[]>(canvas, {
      type: 'line',
      data: { datasets: Object.values(this.sets) },
      options: this.options(),
      plugins: [labelsPlugin(() => this.context)],
    });
    this.applyTheme();
  }

  /** Shows another scene. */
  show(scene: Picture): void {
    const before = this.context?.scene.view ?? 'loss';
    this.context = { scene, theme: this.theme, optimumLabel: this.chartWords.optimumLabel };
    fillSpotSets(this.sets, scene);
    const scales = this.chart.options.scales ?? {};
    if (isScoreView(before) !== isScoreView(scene.view)) {
      scales.y = this.verticalAxis(scene.view);
      this.applyTheme();
    }
    const { x, y } = scales;
    if (x) [x.min, x.max] = scene.computeRange;
    if (y) [y.min, y.max] = scene.valueRange;
    Object.assign(titleOf(y) ?? {}, { text: this.chartWords.words.axes[scene.view] });
    this.chart.update('none');
  }

  /** Shows the same scene in other colours. */
  restyle(theme: Theme): void {
    this.theme = theme;
    if (this.context) this.context = { ...this.context, theme };
    colourSpotSets(this.sets, theme);
    this.applyTheme();
    // Not 'none': that mode keeps the points in the colours they share.
    this.chart.update();
  }

  /** Scores stand on an even axis, all else on a logarithmic one. */
  private verticalAxis(view: View): object {
    const write = (value: number): string => writeValue(this.context?.scene.view ?? view, value);
    const axis = isScoreView(view) ? evenAxis(write) : logAxis('y', write);
    return { ...axis, title: { display: true, text: '' } };
  }

  private options(): ChartOptions<'line'> {
    const describe = (spot: unknown): TooltipText | undefined => this.chartWords.tooltip(spot as Spot);
    return {
      animation: false,
      parsing: false,
      normalized: true,
      maintainAspectRatio: false,
      interaction: { mode: 'nearest', intersect: true },
      layout: { padding: { right: 8 } },
      scales: {
        x: { ...logAxis('x', writeCompute), title: { display: true, text: this.chartWords.words.compute } },
        y: this.verticalAxis('loss'),
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

  private applyTheme(): void {
    const { theme } = this;
    const { options } = this.chart;
    options.font = { family: theme.fontFamily, size: 11 };
    options.color = theme.foreground;
    for (const scale of Object.values(options.scales ?? {})) {
      Object.assign(scale ?? {}, { grid: { color: theme.grid }, border: { color: theme.foreground } });
      Object.assign(scale?.ticks ?? {}, { color: theme.foreground });
      Object.assign(titleOf(scale) ?? {}, { color: theme.foreground });
    }
    Object.assign(options.plugins?.tooltip ?? {}, {
      backgroundColor: theme.tooltipBackground,
      titleColor: theme.tooltipForeground,
      bodyColor: theme.tooltipForeground,
      borderColor: theme.tooltipBorder,
    });
  }
}

/** Chart.js types leave the title out of the scales whose kind is not known. */
function titleOf(scale: unknown): object | undefined {
  return (scale as { readonly title?: object } | undefined)?.title;
}
