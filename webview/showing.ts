import { type ChartRun } from '../src/protocol/messages';
import { publishedRuns } from '../src/engine/evidence/publishedRuns';
import { type Law } from '../src/engine/laws/law';
import { type Translate } from '../src/report/translate';
import { type Spot } from './chart/datasets';
import { type Picture } from './scene/picture';
import { buildScene } from './scene/scene';
import { buildScoreScene, curveOf } from './scene/scoreScene';
import { isScoreView, type LawView, type ScoreView, type View } from './scene/view';
import { aboutLaw } from './text/aboutLaw';
import {
  aboutScore,
  scoreCurveTable,
  scoreCurveTooltip,
  scorePointTooltip,
  scoresTable,
  scoreSummary,
} from './text/scoreText';
import { summaryOf } from './text/summary';
import { frontierTable, runsTable, type TableData } from './text/tables';
import { frontierTooltip, pointTooltip, type TooltipText } from './text/tooltip';

/** A view filled: the picture and everything said beside it. */
export interface Showing {
  readonly picture: Picture;
  /** Whose picture it is: the law, or the curve of the score. */
  readonly author: string;
  readonly summary: readonly string[];
  readonly about: readonly string[];
  readonly runs: TableData;
  readonly curve?: TableData;
  tooltip(spot: Spot): TooltipText | undefined;
}

/** Fills a view. @returns undefined for a score without a curve */
export function show(view: View, law: Law, run: ChartRun | undefined, t: Translate): Showing | undefined {
  return isScoreView(view) ? showScore(view, run, t) : showLaw(view, law, run, t);
}

function showLaw(view: LawView, law: Law, run: ChartRun | undefined, t: Translate): Showing {
  const scene = buildScene({ law, view, run, published: publishedRuns });
  const points = [scene.run, scene.optimum, ...scene.published];
  return {
    picture: scene,
    author: law.title,
    summary: summaryOf(scene, run, t),
    about: aboutLaw(law, t),
    runs: runsTable(scene, t),
    curve: frontierTable(scene, t),
    tooltip: ({ point, curve }) => {
      const seen = points.find((each) => each !== undefined && each === point);
      if (seen) return pointTooltip(seen, t);
      const sample = scene.frontier.find((each) => each === curve);
      return sample && frontierTooltip(sample, t);
    },
  };
}

function showScore(view: ScoreView, run: ChartRun | undefined, t: Translate): Showing | undefined {
  const predictor = curveOf(view);
  if (predictor === undefined) return undefined;
  const scene = buildScoreScene(view, predictor, run);
  return {
    picture: scene,
    author: predictor.title,
    summary: scoreSummary(scene, run, t),
    about: aboutScore(scene, t),
    runs: scoresTable(scene, t),
    curve: scoreCurveTable(scene, t),
    tooltip: ({ point, curve }) => {
      const seen = [scene.run, ...scene.published].find((each) => each !== undefined && each === point);
      if (seen) return scorePointTooltip(seen, t);
      return curve && scoreCurveTooltip(scene, curve, t);
    },
  };
}
