import { Chart, type ChartDataset, type ChartOptions } from 'chart.js';
import { HATCHES } from '../picture/hatches';
import { type BarPicture, FILLS, type TooltipText } from '../picture/picture';
import { type Theme } from '../theme/theme';
import { axisOptions, setAxis } from './axes';
import { barMarksPlugin } from './barMarks';
import { hatched } from './hatched';
import { paintOptions } from './paintOptions';

/** Stacked bars that lie: made once, afterwards only data and colours change. */
export class BarChart {
  private readonly sets: ChartDataset<'bar', number[]>[] = FILLS.map(() => ({
    data: [],
    stack: 'all',
    barPercentage: 0.8,
    categoryPercentage: 0.9,
  }));
  private readonly chart: Chart<'bar', number[], string>;
  private picture?: BarPicture;

  constructor(
    canvas: HTMLCanvasElement,
    private theme: Theme,
  ) {
    this.colourSets();
    this.chart = new Chart<'bar', number[], string>(canvas, {
      type: 'bar',
      data: { labels: [], datasets: this.sets },
      options: this.options(),
      plugins: [barMarksPlugin(() => this.picture && { picture: this.picture, theme: this.theme })],
    });
    paintOptions(this.chart.options, theme);
  }

  /** Shows another picture. */
  show(picture: BarPicture): void {
    this.picture = picture;
    this.chart.data.labels = picture.bars.map(({ label }) => label);
    this.sets.forEach((set, part) => {
      set.data = picture.bars.map(({ parts }) => parts[part] ?? 0);
    });
    setAxis(this.chart.options.scales?.x, picture.x);
    this.chart.update('none');
  }

  /** Shows the same picture in other colours. */
  restyle(theme: Theme): void {
    this.theme = theme;
    this.colourSets();
    paintOptions(this.chart.options, theme);
    // Not 'none': that mode keeps the bars in the colours they share.
    this.chart.update();
  }

  private colourSets(): void {
    const { fills, background } = this.theme;
    FILLS.forEach((shape, part) => {
      const set = this.sets[part];
      if (set === undefined) return;
      set.backgroundColor = hatched(fills[part] ?? background, HATCHES[shape], background);
      // So that neighbours can be told apart without their colours.
      set.borderColor = background;
      set.borderWidth = { right: 1 };
      set.borderSkipped = false;
    });
  }

  private options(): ChartOptions<'bar'> {
    const describe = (bar: number, part: number): TooltipText | undefined =>
      this.picture?.bars[bar]?.tooltip(part);
    return {
      animation: false,
      indexAxis: 'y',
      maintainAspectRatio: false,
      interaction: { mode: 'nearest', intersect: true },
      layout: { padding: { right: 8, top: 16 } },
      scales: {
        x: { ...axisOptions('x', 'even', () => this.picture?.x), stacked: true },
        y: { stacked: true, ticks: { autoSkip: false } },
      },
      plugins: {
        tooltip: {
          animation: false,
          displayColors: false,
          borderWidth: 1,
          callbacks: {
            title: ([item]) => (item && describe(item.dataIndex, item.datasetIndex)?.title) ?? '',
            label: (item) => [...(describe(item.dataIndex, item.datasetIndex)?.lines ?? [])],
          },
        },
      },
    };
  }
}
