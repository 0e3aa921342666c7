import { type CostPoint, type CostSeries } from '../../src/engine/series';
import {
  aboutCostChart,
  costChartSummary,
  costChartTable,
  costPointLines,
} from '../../src/report/charts/costChart';
import { formatCount, formatUsd } from '../../src/report/format';
import { type Translate } from '../../src/report/translate';
import { logRange } from '../picture/logRange';
import { type CurvePicture, type Mark } from '../picture/picture';
import { wrapped } from '../text/tooltip';
import { wordsOf } from '../text/words';
import { legendOf } from './legend';
import { drawn, offerOf } from './offerOf';
import { type ChartView } from './view';

const title = (t: Translate): string => t('Training cost against tokens');

/** What training the model costs on fewer and on more tokens. */
export const costView: ChartView = {
  id: 'cost',
  usesLaw: false,
  title,
  offer: (context) => offerOf(context, 'cost', title),
  show: ({ model, t }) => {
    const series = drawn(model?.series?.cost);
    const name = model?.run?.name ?? '';
    if (series === undefined) return undefined;
    return {
      picture: pictureOf(name, series, t),
      author: name,
      summary: costChartSummary(name, series, t),
      about: aboutCostChart(series, t),
      table: costChartTable(series, t),
    };
  },
};

function pictureOf(name: string, series: CostSeries, t: Translate): CurvePicture {
  const { points, run, optimal, unit } = series;
  const words = wordsOf(t);
  const best = t('Compute-optimal for this size');
  const spot = (point: CostPoint, label: string) => ({
    x: point.tokens,
    y: point.cost.value,
    tooltip: () => wrapped(label, [...costPointLines(point, series, t), series.source]),
  });
  const own: readonly Mark[] = [
    { ...spot(run, name), shape: 'run', label: name, band: run.cost },
    ...(optimal === undefined
      ? []
      : [{ ...spot(optimal, best), shape: 'optimum' as const, label: t('optimum') }]),
  ];
  const marks = [run, ...(optimal === undefined ? [] : [optimal])];
  return {
    kind: 'curve',
    x: {
      title: t('Training tokens'),
      range: logRange(
        [...points, ...marks].map(({ tokens }) => tokens),
        0.02,
      ),
      scale: 'logarithmic',
      write: formatCount,
    },
    y: {
      title: unit === 'USD' ? t('US dollars') : t('GPU-hours'),
      range: logRange([...points, ...marks].flatMap(({ cost }) => [cost.low, cost.high])),
      scale: 'logarithmic',
      write: unit === 'USD' ? formatUsd : formatCount,
    },
    lines: [{ style: 'main', samples: points.map((point) => spot(point, title(t))) }],
    area: {
      upper: points.map(({ tokens, cost }) => ({ x: tokens, y: cost.high })),
      lower: points.map(({ tokens, cost }) => ({ x: tokens, y: cost.low })),
    },
    own,
    others: [],
    levels: [],
    legend: legendOf([
      ['run', words.run, true],
      ['optimum', best, optimal !== undefined],
      ['main', t('This model'), true],
      ['band', words.band, true],
    ]),
  };
}
