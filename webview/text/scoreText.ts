import { formatPercent, formatPowerOfTen } from '../../src/report/format';
import { formatValue } from '../../src/report/formatQuantity';
import { type TextTable } from '../../src/report/charts/textTable';
import { type Translate } from '../../src/report/translate';
import { type ChartRun } from '../../src/protocol/messages';
import { type Interval } from '../picture/interval';
import { type TooltipText } from '../picture/picture';
import { type ChartPoint, type CurveSample } from '../scene/point';
import { type ScorePoint, type ScoreScene, scoreCurve } from '../scene/scoreScene';
import { sourceOf } from './sourceOf';
import { assumptions } from './summary';
import { decades } from './tables';
import { LINE, wrap } from './tooltip';

/** What a chart of scores shows of the open run, in sentences. */
export function scoreSummary(scene: ScoreScene, run: ChartRun | undefined, t: Translate): string[] {
  const { predictor, run: point } = scene;
  if (run === undefined)
    return [t('No model or training config is open. The chart shows the scores of published models.')];
  if (run.lawsAreSilent === true)
    return [
      t(
        '{0} goes on from a trained model or is no decoder: its compute says nothing of its scores.',
        run.name,
      ),
    ];
  if (point === undefined)
    return [t('{0}: parameters or tokens are not known, so the chart has no point for it.', run.name)];
  const score = scoreText(point.value, point.band);
  return [
    t('{0}: {1} of 6·N·D.', run.name, formatValue(point.compute, 'FLOP', t)),
    ...assumptions(run, t),
    t('{0}: {1}, where compute alone is asked.', predictor.title, score),
    ...limitSentences(scene, point, t),
    ...(point.insideFit
      ? []
      : [t('The run lies outside the range {0} was fitted on: an extrapolation.', predictor.title)]),
  ];
}

/** What a reader must know of the curve. */
export function aboutScore({ predictor, published }: ScoreScene, t: Translate): string[] {
  const { formula, citation, population, floor, ceiling, spread } = predictor;
  return [
    formula,
    t('Source: {0}.', citation),
    t('Fitted on {0}.', population),
    t(
      'No compute at all gives {0}, none more than {1} by this fit.',
      formatPercent(floor),
      formatPercent(ceiling),
    ),
    ...(spread === undefined ? [] : [t('Band: {0}.', spread.source)]),
    ...(published.some(({ confidence }) => confidence === 'recalled')
      ? [t('Scores marked so were not checked against a source; models differ in how they were asked.')]
      : []),
  ];
}

/** The points of the chart: the open run, then the published models by falling compute. */
export function scoresTable({ run, published, predictor }: ScoreScene, t: Translate): TextTable {
  const points = [...(run ? [run] : []), ...published];
  return {
    caption: t('Runs'),
    head: [t('Run'), t('FLOP'), t('Score'), t('By compute alone'), t('Source')],
    rows: points.map((point) => [
      point.name,
      formatPowerOfTen(point.compute),
      point.kind === 'run' ? scoreText(point.value, point.band) : formatPercent(point.value),
      formatPercent(predictor.score({ compute: point.compute })),
      point.kind === 'run' ? t('The open file') : remarks(point, t),
    ]),
  };
}

/** The curve at whole powers of ten. */
export function scoreCurveTable({ predictor, computeRange }: ScoreScene, t: Translate): TextTable {
  return {
    caption: predictor.title,
    head: [t('FLOP'), t('Score'), t('Fit')],
    rows: wholePowers(predictor, computeRange).map(({ compute, value, low, high, insideFit }) => [
      formatPowerOfTen(compute),
      scoreText(value, low === undefined || high === undefined ? undefined : { low, high }),
      insideFit ? t('inside') : t('extrapolated'),
    ]),
  };
}

/** What a point of a chart of scores says under the pointer. */
export function scorePointTooltip(point: ScorePoint, t: Translate): TooltipText {
  const lines = [
    formatValue(point.compute, 'FLOP', t),
    t('score {0}', scoreText(point.value, point.band)),
    ...(point.insideFit ? [] : [t('outside the fitted range')]),
    ...wrap(remarks(point, t), LINE),
  ];
  return { title: point.name, lines };
}

/** What a point of the curve says under the pointer. */
export function scoreCurveTooltip(scene: ScoreScene, sample: CurveSample, t: Translate): TooltipText {
  const { compute, value, low, high } = sample;
  const band = low === undefined || high === undefined ? undefined : { low, high };
  return {
    title: scene.predictor.title,
    lines: [formatValue(compute, 'FLOP', t), t('score {0}', scoreText(value, band))],
  };
}

function scoreText(value: number, band: ScorePoint['band']): string {
  const range = band === undefined ? '' : ` (${formatPercent(band.low)}–${formatPercent(band.high)})`;
  return `${formatPercent(value)}${range}`;
}

/** Above and below the run: the published models within a factor of two, if there are any. */
function limitSentences({ published }: ScoreScene, run: ScorePoint, t: Translate): string[] {
  const near = published.filter(
    ({ compute, tuned }) => !tuned && compute <= 2 * run.compute && run.compute <= 2 * compute,
  );
  const scores = near.map(({ value }) => value);
  if (near.length < 2) return [];
  return [
    t(
      '{0} published models within twice and half its compute score {1} to {2}.',
      near.length,
      formatPercent(Math.min(...scores)),
      formatPercent(Math.max(...scores)),
    ),
  ];
}

function remarks(point: ScorePoint, t: Translate): string {
  const source = sourceOf(point satisfies ChartPoint, t);
  return point.tuned ? t('{0}; after instruction tuning', source) : source;
}

function wholePowers(predictor: ScoreScene['predictor'], range: Interval): readonly CurveSample[] {
  return decades(range).flatMap((compute) => scoreCurve(predictor, [compute, compute], 1));
}
