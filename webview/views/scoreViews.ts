import { formatPercent } from '../../src/report/format';
import { type Translate } from '../../src/report/translate';
import { type CurvePicture } from '../picture/picture';
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
import { computePicture } from './computePicture';
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
  const { run, limits } = scene;
  const picture = computePicture(
    scene,
    {
      y: { title: axis, range: [0, 1], scale: 'even', write: formatPercent },
      lineLabel: t('By compute alone'),
      own: [[run, wordsOf(t).run]],
      mark: (point: ScorePoint) => ({
        shape: point.kind,
        label: point.name,
        x: point.compute,
        y: point.value,
        ...(point.band === undefined ? {} : { band: point.band }),
        tooltip: () => scorePointTooltip(point, t),
      }),
      sampleTooltip: (sample) => scoreCurveTooltip(scene, sample, t),
    },
    t,
  );
  const floorAndCeiling = { shape: 'levels', label: t('Floor and ceiling of the fit') } as const;
  return { ...picture, levels: limits, legend: [...picture.legend, floorAndCeiling] };
}
