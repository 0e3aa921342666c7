import { type LifeLine, type LifeSeries } from '../../src/engine/series';
import { lifePoints } from '../../src/engine/series/lifePoints';
import {
  aboutLifeChart,
  balanceOf,
  costAfter,
  lifeChartSummary,
  lifeChartTable,
  lifeLineLabel,
  lifePointLines,
} from '../../src/report/charts/lifeChart';
import { formatCount, formatUsd } from '../../src/report/format';
import { roleLabel } from '../../src/report/lifetimeSizes';
import { type Translate } from '../../src/report/translate';
import { logRange } from '../picture/logRange';
import { type CurvePicture, type LineStyle, type Mark } from '../picture/picture';
import { wrapped } from '../text/tooltip';
import { wordsOf } from '../text/words';
import { legendOf } from './legend';
import { drawn, offerOf } from './offerOf';
import { type ChartView } from './view';

const title = (t: Translate): string => t('Cost over a life against tokens served');

/** What the run and models of the same loss cost over training and use. */
export const lifeView: ChartView = {
  id: 'life',
  usesLaw: false,
  title,
  offer: (context) => offerOf(context, 'life', title),
  show: ({ model, t }) => {
    const series = drawn(model?.series?.life);
    const name = model?.run?.name ?? '';
    const run = series?.lines[0];
    if (series === undefined || run === undefined) return undefined;
    return {
      picture: pictureOf(name, series, run, t),
      author: name,
      summary: lifeChartSummary(name, series, t),
      about: aboutLifeChart(series, t),
      table: lifeChartTable(series, t),
    };
  },
};

const STYLES: readonly LineStyle[] = ['main', 'second', 'third', 'fourth', 'fifth'];

function pictureOf(name: string, series: LifeSeries, run: LifeLine, t: Translate): CurvePicture {
  const { lines, served, expected } = series;
  const words = wordsOf(t);
  const own = lifePoints(run, served);
  const drawnLines = lines.slice(0, STYLES.length).map((line, index) => ({
    style: STYLES[index] ?? 'main',
    label: lifeLineLabel(line, t),
    samples: lifePoints(line, served).map((point) => ({
      x: point.served,
      y: point.costUsd.value,
      tooltip: () => wrapped(roleLabel(line.role, t), lifePointLines(line, point.served, t)),
    })),
  }));
  const mark = (at: number, shape: Mark['shape'], label: string): Mark => ({
    shape,
    label,
    x: at,
    y: costAfter(run, at).value,
    tooltip: () => wrapped(label, lifePointLines(run, at, t)),
  });
  const heights = drawnLines.flatMap(({ samples }) => samples.map(({ y }) => y));
  return {
    kind: 'curve',
    x: { title: t('Tokens served'), range: served, scale: 'logarithmic', write: formatCount },
    y: {
      title: t('US dollars'),
      range: logRange([...heights, ...own.flatMap(({ costUsd }) => [costUsd.low, costUsd.high])]),
      scale: 'logarithmic',
      write: formatUsd,
    },
    lines: drawnLines,
    area: {
      upper: own.map((point) => ({ x: point.served, y: point.costUsd.high })),
      lower: own.map((point) => ({ x: point.served, y: point.costUsd.low })),
    },
    own: [
      ...(expected === undefined ? [] : [{ ...mark(expected, 'run', name), band: costAfter(run, expected) }]),
      mark(balanceOf(run), 'end', t('serving = training')),
    ],
    others: [],
    levels: [],
    legend: legendOf([
      ['run', t('Expected tokens served'), expected !== undefined],
      ['end', t('Serving has cost as much as training'), true],
      ...drawnLines.map(({ style, label }) => [style, label, true] as const),
      ['band', words.band, true],
    ]),
  };
}
