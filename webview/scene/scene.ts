import { type PublishedRun } from '../../src/engine/evidence/publishedRun';
import { pointOf, traitsOf } from '../../src/engine/estimate/prediction';
import { type Band, type Law, type ScaleTraits } from '../../src/engine/laws/law';
import { nonEmbeddingFromTotal } from '../../src/engine/laws/parameterConventions';
import { trainingCompute } from '../../src/engine/laws/trainingCompute';
import { type ChartRun } from '../../src/protocol/messages';
import { type Interval } from '../picture/interval';
import { logRange } from '../picture/logRange';
import { computeRange } from './computeRange';
import { type CurvePoint, frontierOf } from './frontier';
import { withExperts } from './experts';
import { isInsideFit } from './insideFit';
import { type ChartPoint, type PointKind } from './point';
import { type LawView, valueOf } from './view';

/** A point as a law sees it. Loss is what the law says at this size, not what was measured. */
export interface ScenePoint extends ChartPoint {
  /** As the law counts them. */
  readonly parameters: number;
  readonly tokens: number;
  /** nats/token; absent for laws that only allocate. */
  readonly loss?: number;
  readonly lossBand?: Band;
}

/** Everything the chart, the summary and the tables show of one law: a pure function of law, view and runs. */
export interface Scene {
  readonly law: Law;
  readonly view: LawView;
  /** The experts that a law of mixtures is asked about. */
  readonly traits?: ScaleTraits;
  /** FLOP */
  readonly computeRange: Interval;
  readonly valueRange: Interval;
  /** The compute-optimal line; empty for laws without one. */
  readonly frontier: readonly CurvePoint[];
  readonly run?: ScenePoint;
  /** The best use of the run's compute. */
  readonly optimum?: ScenePoint;
  /** By falling compute. */
  readonly published: readonly ScenePoint[];
}

/** The parts a scene is made of. */
export interface SceneInput {
  readonly law: Law;
  readonly view: LawView;
  readonly run?: ChartRun;
  readonly published: readonly PublishedRun[];
}

/** Builds the scene. Runs whose size is not known, or about which laws or this law say nothing, are left out. */
export function buildScene({ law, view, run, published }: SceneInput): Scene {
  const traits = traitsOfRun(law, run);
  const point = run && runPoint(law, view, run, traits);
  const others = published
    .map((each) => publishedPoint(law, view, each))
    .filter((each) => each !== undefined)
    .sort((left, right) => right.compute - left.compute);
  const optimum = point && optimumPoint(law, view, point.compute, traits);
  const all = [...others, ...[point, optimum].filter((each) => each !== undefined)];
  const range = computeRange(all.map(({ compute }) => compute));
  const frontier = frontierOf(law, view, range, traits);
  return {
    law,
    view,
    traits,
    computeRange: range,
    valueRange: valueRange(frontier, all),
    frontier,
    run: point,
    optimum,
    published: others,
  };
}

/** The run's experts, for a law that knows of them. */
function traitsOfRun(law: Law, run: ChartRun | undefined): ScaleTraits | undefined {
  const { parameters, experts } = run ?? {};
  if (law.architectures !== 'moe' || parameters === undefined || experts === undefined) return undefined;
  const seen = pointOf(law, { parameters, experts }, 1, undefined);
  if (seen === undefined) return undefined;
  const { totalOverActive } = traitsOf(seen);
  const { expertsPerToken, granularity } = seen;
  return { experts: experts.total, expertsPerToken, granularity, totalOverActive };
}

/** The vertical axis: every point, the line and its band. */
function valueRange(frontier: readonly CurvePoint[], points: readonly ScenePoint[]): Interval {
  const curve = frontier.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  return logRange([...curve, ...points.map(({ value }) => value)]);
}

function runPoint(
  law: Law,
  view: LawView,
  run: ChartRun,
  traits: ScaleTraits | undefined,
): ScenePoint | undefined {
  const { name, parameters: counts, tokens, lawsAreSilent } = run;
  if (lawsAreSilent === true) return undefined;
  const parameters = law.parameterConvention === 'total' ? counts?.active : counts?.activeNonEmbedding;
  return scenePoint(law, view, { kind: 'run', name, parameters, tokens }, traits);
}

/**
 * A published run, unless it is not known what it trained or 6·N·D is wrong for it, as for an encoder with a decoder.
 * Sources give all parameters; where the law leaves embeddings out, Pearce & Song's typical share is taken off. A law of
 * mixtures would need the experts of a mixture, which the table of published runs does not have.
 */
function publishedPoint(law: Law, view: LawView, run: PublishedRun): ScenePoint | undefined {
  const { kind, name, tokens, source, confidence } = run;
  if (kind === 'unknown' || run.encoderDecoder) return undefined;
  if (kind === 'moe' && law.architectures === 'moe') return undefined;
  const active = run.activeParameters ?? (kind === 'dense' ? run.parameters : undefined);
  const converts = active !== undefined && law.parameterConvention === 'non-embedding';
  const parameters = converts ? nonEmbeddingFromTotal(active) : active;
  return scenePoint(law, view, { kind, name, parameters, tokens, source, confidence });
}

function optimumPoint(
  law: Law,
  view: LawView,
  compute: number,
  traits: ScaleTraits | undefined,
): ScenePoint | undefined {
  const best = law.optimum?.(compute, traits);
  return best && scenePoint(law, view, { ...best, kind: 'optimum', name: '', compute }, traits);
}

interface PointInput extends Partial<
  Pick<ScenePoint, 'parameters' | 'tokens' | 'compute' | 'loss' | 'source' | 'confidence'>
> {
  readonly kind: PointKind;
  readonly name: string;
}

function scenePoint(
  law: Law,
  view: LawView,
  input: PointInput,
  traits?: ScaleTraits,
): ScenePoint | undefined {
  const { kind, name, parameters, tokens, source, confidence } = input;
  if (parameters === undefined || tokens === undefined) return undefined;
  const compute = input.compute ?? trainingCompute(parameters, tokens);
  const size = { parameters, tokens };
  const seen = withExperts(size, traits);
  if (law.covers?.(seen) === false) return undefined;
  const loss = input.loss ?? law.loss?.(seen);
  const value = valueOf(view, { ...size, loss });
  if (value === undefined || !Number.isFinite(compute)) return undefined;
  const insideFit = isInsideFit(law, { ...size, compute });
  const lossBand = law.lossBand?.(seen);
  return { kind, name, ...size, compute, loss, lossBand, value, insideFit, source, confidence };
}
