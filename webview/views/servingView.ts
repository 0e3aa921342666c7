import { type ServingCurve, type ServingCurvePoint } from '../../src/engine/series';
import {
  aboutServingChart,
  servingChartSummary,
  servingChartTable,
  servingPointLines,
  togetherLabel,
} from '../../src/report/charts/servingChart';
import { formatCount, formatExact, formatSeconds } from '../../src/report/format';
import { type Translate } from '../../src/report/translate';
import { logRange } from '../picture/logRange';
import { type CurvePicture, type Mark } from '../picture/picture';
import { wrapped } from '../text/tooltip';
import { wordsOf } from '../text/words';
import { legendOf } from './legend';
import { drawn, offerOf } from './offerOf';
import { type ChartView } from './view';

const title = (t: Translate): string => t('Serving: throughput against latency');

/** How much a replica writes against how long a token takes. */
export const servingView: ChartView = {
  id: 'serving',
  usesLaw: false,
  title,
  offer: (context) => offerOf(context, 'serving', title),
  show: ({ model, t }) => {
    const curve = drawn(model?.series?.serving);
    const name = model?.run?.name ?? '';
    if (curve === undefined) return undefined;
    return {
      picture: pictureOf(curve, t),
      author: curve.accelerator,
      summary: servingChartSummary(name, curve, t),
      about: aboutServingChart(curve, t),
      table: servingChartTable(curve, t),
    };
  },
};

function pictureOf(curve: ServingCurve, t: Translate): CurvePicture {
  const { points, chosen, mostSequences, source } = curve;
  const words = wordsOf(t);
  const last = points.at(-1);
  const end = mostSequences === undefined || last?.concurrency === chosen?.concurrency ? undefined : last;
  const mark = (point: ServingCurvePoint, shape: Mark['shape'], label: string): Mark => ({
    shape,
    label,
    x: point.secondsPerOutputToken.value,
    y: point.outputTokensPerSecond.value,
    tooltip: () => wrapped(togetherLabel(point, t), [...servingPointLines(point, t), source]),
  });
  const others = points.filter(
    ({ concurrency }) => concurrency !== chosen?.concurrency && concurrency !== end?.concurrency,
  );
  return {
    kind: 'curve',
    x: {
      title: t('Time per output token'),
      range: logRange(points.flatMap(({ secondsPerOutputToken: { low, high } }) => [low, high])),
      scale: 'logarithmic',
      write: formatSeconds,
    },
    y: {
      title: t('Tokens written per second and GPU'),
      range: logRange(points.flatMap(({ outputTokensPerSecond: { low, high } }) => [low, high])),
      scale: 'logarithmic',
      write: formatCount,
    },
    lines: [
      {
        style: 'main',
        samples: points.map((point) => ({
          x: point.secondsPerOutputToken.value,
          y: point.outputTokensPerSecond.value,
        })),
      },
    ],
    // Fast steps and many tokens belong together: each end of the efficiencies is a curve of its own.
    area: {
      upper: points.map((point) => ({
        x: point.secondsPerOutputToken.low,
        y: point.outputTokensPerSecond.high,
      })),
      lower: points.map((point) => ({
        x: point.secondsPerOutputToken.high,
        y: point.outputTokensPerSecond.low,
      })),
    },
    own: [
      ...(chosen === undefined ? [] : [mark(chosen, 'run', togetherLabel(chosen, t))]),
      ...(end === undefined ? [] : [mark(end, 'end', t('{0} fit', formatExact(end.concurrency)))]),
    ],
    others: [...others].reverse().map((point) => mark(point, 'dense', formatExact(point.concurrency))),
    levels: [],
    legend: legendOf([
      ['run', t('As it is served'), chosen !== undefined],
      ['end', t('The most that fit'), end !== undefined],
      ['dense', t('Sequences together'), others.length > 0],
      ['main', t('This deployment'), true],
      ['band', words.band, true],
    ]),
  };
}
