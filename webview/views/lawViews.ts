import { publishedRuns } from '../../src/engine/evidence/publishedRuns';
import { formatCount } from '../../src/report/format';
import { type Translate } from '../../src/report/translate';
import { type CurvePicture } from '../picture/picture';
import { buildScene, type Scene, type ScenePoint } from '../scene/scene';
import { type LawView, viewsOf } from '../scene/view';
import { aboutLaw } from '../text/aboutLaw';
import { limitsOfLaw } from '../text/limitsOfLaw';
import { summaryOf } from '../text/summary';
import { frontierTable, runsTable } from '../text/tables';
import { frontierTooltip, pointTooltip } from '../text/tooltip';
import { wordsOf } from '../text/words';
import { computePicture } from './computePicture';
import { type ChartView } from './view';

/** What a law says of every budget: its loss, and how it divides the budget. */
export const lawViews: readonly ChartView[] = [
  lawView('loss', (t) => [t('Loss against compute'), t('Predicted loss (nats per token)')]),
  lawView('parameters', (t) => [t('Parameters against compute'), t('Parameters')]),
  lawView('tokens', (t) => [t('Tokens against compute'), t('Tokens')]),
];

type Titles = (t: Translate) => readonly [title: string, axis: string];

function lawView(view: LawView, titles: Titles): ChartView {
  return {
    id: view,
    usesLaw: true,
    title: (t) => titles(t)[0],
    offer: ({ law }) => (viewsOf(law).includes(view) ? 'yes' : {}),
    show: ({ law, model, t }) => {
      const run = model?.run;
      const scene = buildScene({ law, view, run, published: publishedRuns });
      return {
        picture: pictureOf(scene, titles(t)[1], t),
        author: law.title,
        summary: [...summaryOf(scene, run, t), ...limitsOfLaw(scene, run, t)],
        about: aboutLaw(law, t),
        table: runsTable(scene, t),
        curve: frontierTable(scene, t),
      };
    },
  };
}

function pictureOf(scene: Scene, axis: string, t: Translate): CurvePicture {
  const words = wordsOf(t);
  return {
    ...computePicture(
      scene,
      {
        y: {
          title: axis,
          range: scene.valueRange,
          scale: 'logarithmic',
          write: scene.view === 'loss' ? String : formatCount,
        },
        lineLabel: words.frontier,
        own: [
          [scene.run, words.run],
          [scene.optimum, words.optimum],
        ],
        mark: (point: ScenePoint) => ({
          shape: point.kind,
          label: point.kind === 'optimum' ? t('optimum') : point.name,
          x: point.compute,
          y: point.value,
          tooltip: () => pointTooltip(point, t),
        }),
        sampleTooltip: (sample) => frontierTooltip(sample, t),
      },
      t,
    ),
    joined: true,
  };
}
