import { type PublishedRun } from '../../src/engine/evidence/publishedRun';
import { type Band, type Law } from '../../src/engine/laws/law';
import { nonEmbeddingFromTotal } from '../../src/engine/laws/parameterConventions';
import { trainingCompute } from '../../src/engine/laws/trainingCompute';
import { type ChartRun } from '../../src/protocol/messages';
import { computeRange } from './computeRange';
import { type CurvePoint, frontierOf } from './frontier';
import { isInsideFit } from './insideFit';
import { type ChartPoint, type Picture, type PointKind } from './picture';
import { valueRange } from './valueRange';
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
export interface Scene extends Picture {
  readonly law: Law;
  readonly view: LawView;
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

/** Builds the scene. Runs whose size is not known, or about which the law says nothing, are left out. */
export function buildScene({ law, view, run, published }: SceneInput): Scene {
  const point = run && runPoint(law, view, run);
  const others = published
    .map((each) => publishedPoint(law, view, each))
    .filter((each) => each !== undefined)
    .sort((left, right) => right.compute - left.compute);
  const optimum = point && optimumPoint(law, view, point.compute);
  const all = [...others, ...[point, optimum].filter((each) => each !== undefined)];
  const range = computeRange(all.map(({ compute }) => compute));
  const frontier = frontierOf(law, view, range);
  return {
    law,
    view,
    computeRange: range,
    valueRange: valueRange(frontier, all),
    frontier,
    run: point,
    optimum,
    published: others,
  };
}

function runPoint(law: Law, view: LawView, run: ChartRun): ScenePoint | undefined {
  const { name, parameters: counts, tokens } = run;
  const parameters = law.parameterConvention === 'total' ? counts?.active : counts?.activeNonEmbedding;
  return pointOf(law, view, { kind: 'run', name, parameters, tokens });
}

/**
 * A published run, unless it is not known what it trained or 6·N·D is wrong for it, as for an encoder with a decoder.
 * Sources give all parameters; where the law leaves embeddings out, Pearce & Song's typical share is taken off.
 */
function publishedPoint(law: Law, view: LawView, run: PublishedRun): ScenePoint | undefined {
  const { kind, name, tokens, source, confidence } = run;
  if (kind === 'unknown' || run.encoderDecoder) return undefined;
  const active = run.activeParameters ?? (kind === 'dense' ? run.parameters : undefined);
  const converts = active !== undefined && law.parameterConvention === 'non-embedding';
  const parameters = converts ? nonEmbeddingFromTotal(active) : active;
  return pointOf(law, view, { kind, name, parameters, tokens, source, confidence });
}

function optimumPoint(law: Law, view: LawView, compute: number): ScenePoint | undefined {
  const best = law.optimum?.(compute);
  return best && law.covers?.(best) !== false
    ? pointOf(law, view, { ...best, kind: 'optimum', name: '', compute })
    : undefined;
}

interface PointInput extends Partial<
  Pick<ScenePoint, 'parameters' | 'tokens' | 'compute' | 'loss' | 'source' | 'confidence'>
> {
  readonly kind: PointKind;
  readonly name: string;
}

function pointOf(law: Law, view: LawView, input: PointInput): ScenePoint | undefined {
  const { kind, name, parameters, tokens, source, confidence } = input;
  if (parameters === undefined || tokens === undefined) return undefined;
  const compute = input.compute ?? trainingCompute(parameters, tokens);
  const size = { parameters, tokens };
  const loss = input.loss ?? law.loss?.(size);
  const value = valueOf(view, { ...size, loss });
  if (value === undefined || !Number.isFinite(compute)) return undefined;
  const insideFit = isInsideFit(law, { ...size, compute });
  const lossBand = law.lossBand?.(size);
  return { kind, name, ...size, compute, loss, lossBand, value, insideFit, source, confidence };
}
