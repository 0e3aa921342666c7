import { type AbilityPredictor, type TaskId } from '../../src/engine/abilities/ability';
import { abilitySeries } from '../../src/engine/abilities/abilitySeries';
import { computeSigmoids } from '../../src/engine/abilities/computeSigmoids';
import { scoreBand } from '../../src/engine/abilities/predictAbility';
import { publishedScores } from '../../src/engine/abilities/publishedScores';
import { extrapolationFactor } from '../../src/engine/laws/fittedRange';
import { trainingCompute } from '../../src/engine/laws/trainingCompute';
import { type ChartRun } from '../../src/protocol/messages';
import { type Interval } from '../picture/interval';
import { computeRange } from './computeRange';
import { type ChartPoint, type CurveSample } from './point';
import { type ScoreView } from './view';

/** A point of a chart of scores: what the curve says of the open run, or what a published model was measured at. */
export interface ScorePoint extends ChartPoint {
  /** Tuned to follow instructions: compute of pre-training alone does not explain its score. */
  readonly tuned: boolean;
}

/** Everything the chart, the summary and the tables show of one score. */
export interface ScoreScene {
  readonly view: ScoreView;
  readonly predictor: AbilityPredictor;
  /** FLOP */
  readonly computeRange: Interval;
  /** The curve with its band. */
  readonly frontier: readonly CurveSample[];
  readonly run?: ScorePoint;
  /** By falling compute. */
  readonly published: readonly ScorePoint[];
  /** Shares that no compute leaves: below the first, above the second. */
  readonly limits: Interval;
}

const SAMPLES = 160;

/** The curve of a task by compute. @returns undefined for tasks without one */
export function curveOf(task: TaskId): AbilityPredictor | undefined {
  return computeSigmoids.find((predictor) => predictor.task === task);
}

/** Builds the scene of a score. A run whose size or tokens are not known, or that goes on from a trained model, is left out. */
export function buildScoreScene(
  view: ScoreView,
  predictor: AbilityPredictor,
  run: ChartRun | undefined,
): ScoreScene {
  const published = publishedScores(view)
    .map((score): ScorePoint => ({
      kind: score.run.kind === 'moe' ? 'moe' : 'dense',
      name: score.run.name,
      compute: score.compute,
      value: score.score,
      insideFit: isInside(predictor, score.compute),
      source: score.run.source,
      confidence: score.confidence,
      tuned: score.tuned,
    }))
    .sort((left, right) => right.compute - left.compute);
  const point = run && runPoint(predictor, run);
  const range = computeRange([...published, ...(point ? [point] : [])].map(({ compute }) => compute));
  return {
    view,
    predictor,
    computeRange: range,
    frontier: scoreCurve(predictor, range, SAMPLES),
    run: point,
    published,
    limits: [predictor.floor, predictor.ceiling],
  };
}

/** The curve with its band at even steps of log compute. */
export function scoreCurve(
  predictor: AbilityPredictor,
  range: Interval,
  samples: number,
): readonly CurveSample[] {
  return abilitySeries(predictor, range, samples).map(({ compute, score, low, high }) => ({
    compute,
    value: score,
    low,
    high,
    insideFit: isInside(predictor, compute),
  }));
}

function runPoint(
  predictor: AbilityPredictor,
  { name, parameters, tokens, lawsAreSilent }: ChartRun,
): ScorePoint | undefined {
  if (parameters === undefined || tokens === undefined || lawsAreSilent === true) return undefined;
  const compute = trainingCompute(parameters.active, tokens);
  const value = predictor.score({ compute });
  if (value === undefined || !Number.isFinite(compute)) return undefined;
  const band = scoreBand(predictor, { compute });
  return { kind: 'run', name, compute, value, band, insideFit: isInside(predictor, compute), tuned: false };
}

/** These curves state a range of compute and of nothing else; parameters and tokens only carry it. */
function isInside({ fittedRange }: AbilityPredictor, compute: number): boolean {
  return extrapolationFactor(fittedRange, { parameters: 1, tokens: compute / 6 }) === 1;
}
