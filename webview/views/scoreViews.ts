import { formatPercent, formatPowerOfTen } from '../../src/report/format';
import { type Translate } from '../../src/report/translate';
import { type CurvePicture, type Mark } from '../picture/picture';
import { buildScoreScene, curveOf, type ScorePoint, type ScoreScene } from '../scene/scoreScene';
import { type ScoreView } from '../scene/view';
import {
  aboutScore,
  scoreCurveTable,
  scoreCurveTooltip,
  scorePointTooltip,
  scoresTable,
  scoreSummary,
} from '../text/scoreText';
import { wordsOf } from '../text/words';
import { curveArea } from './curveArea';
import { legendOf } from './legend';
import { type ChartView } from './view';

/** What compute alone says of scores. */
export const scoreViews: readonly ChartView[] = [
  scoreView('mmlu', (t) => [t('MMLU against compute'), t('MMLU, right answers')]),
  scoreView('humaneval', (t) => [t('HumanEval against compute'), t('HumanEval, pass@1')]),
];

type Titles = (t: Translate) => readonly [title: string, axis: string];

function scoreView(view: ScoreView, titles: Titles): ChartView {
  return {
    id: view,
    usesLaw: false,
    title: (t) => titles(t)[0],
    offer: () => (curveOf(view) === undefined ? {} : 'yes'),
    show: ({ model, t }) => {
      const predictor = curveOf(view);
      if (predictor === undefined) return undefined;
      const scene = buildScoreScene(view, predictor, model?.run);
      return {
        picture: pictureOf(scene, titles(t)[1], t),
        author: predictor.title,
        summary: scoreSummary(scene, model?.run, t),
        about: aboutScore(scene, t),
        table: scoresTable(scene, t),
        curve: scoreCurveTable(scene, t),
      };
    },
  };
}

function pictureOf(scene: ScoreScene, axis: string, t: Translate): CurvePicture {
  const { run, published, frontier, limits } = scene;
  const words = wordsOf(t);
  const mark = (point: ScorePoint): Mark => ({
    shape: point.kind,
    label: point.name,
    x: point.compute,
    y: point.value,
    ...(point.band === undefined ? {} : { band: point.band }),
    tooltip: () => scorePointTooltip(point, t),
  });
  const area = curveArea(frontier);
  return {
    kind: 'curve',
    x: {
      title: words.compute,
      range: scene.computeRange,
      scale: 'logarithmic',
      write: (value) => formatPowerOfTen(value),
    },
    y: { title: axis, range: [0, 1], scale: 'even', write: formatPercent },
    lines: [
      {
        style: 'main',
        samples: frontier.map((sample) => ({
          x: sample.compute,
          y: sample.value,
          dashed: !sample.insideFit,
          tooltip: () => scoreCurveTooltip(scene, sample, t),
        })),
      },
    ],
    ...(area === undefined ? {} : { area }),
    own: run === undefined ? [] : [mark(run)],
    others: published.map(mark),
    levels: limits,
    legend: legendOf([
      ['run', words.run, run !== undefined],
      ['dense', words.dense, published.some(({ kind }) => kind === 'dense')],
      ['moe', words.moe, published.some(({ kind }) => kind === 'moe')],
      ['main', t('By compute alone'), frontier.some(({ insideFit }) => insideFit)],
      ['extrapolated', words.extrapolated, frontier.some(({ insideFit }) => !insideFit)],
      ['band', words.band, area !== undefined],
      ['levels', t('Floor and ceiling of the fit'), true],
    ]),
  };
}
