import { type Band, type Law, type Optimum, type ScaleTraits } from '../../src/engine/laws/law';
import { type Interval } from '../picture/interval';
import { SENSIBLE } from './computeRange';
import { withExperts } from './experts';
import { isInsideFit } from './insideFit';
import { type CurveSample } from './point';
import { type LawView, valueOf } from './view';

/** One point of the compute-optimal line. */
export interface CurvePoint extends CurveSample {
  readonly optimum: Optimum;
  readonly loss?: number;
}

/** Enough for a smooth line at any width; Chart.js thins nothing on logarithmic axes. */
const SAMPLES = 240;

/**
 * The law's best use of every budget in the interval, at even steps of log compute.
 * @param traits the experts that a law of mixtures is asked about
 */
export function frontierOf(
  law: Law,
  view: LawView,
  interval: Interval,
  traits?: ScaleTraits,
): readonly CurvePoint[] {
  const low = Math.max(interval[0], SENSIBLE[0]);
  const high = Math.min(interval[1], SENSIBLE[1]);
  if (law.optimum === undefined || low >= high) return [];
  return logSteps([low, high], SAMPLES)
    .map((compute) => frontierPoint(law, view, compute, traits))
    .filter((point) => point !== undefined);
}

/** One point of the line, or undefined where the law has no answer. */
export function frontierPoint(
  law: Law,
  view: LawView,
  compute: number,
  traits?: ScaleTraits,
): CurvePoint | undefined {
  const optimum = law.optimum?.(compute, traits);
  if (optimum === undefined) return undefined;
  const size = withExperts(optimum, traits);
  if (law.covers?.(size) === false) return undefined;
  const loss = optimum.loss ?? law.loss?.(size);
  const value = valueOf(view, { ...optimum, loss });
  if (value === undefined) return undefined;
  const { low, high } = bandOf(law, view, optimum) ?? {};
  return { compute, value, low, high, optimum, loss, insideFit: isInsideFit(law, { ...optimum, compute }) };
}

function bandOf(law: Law, view: LawView, optimum: Optimum): Band | undefined {
  if (view === 'loss') return law.lossBand?.(optimum);
  return view === 'parameters' ? optimum.parametersBand : optimum.tokensBand;
}

/** `count` numbers from low to high in even ratios, both ends exact. */
function logSteps([low, high]: Interval, count: number): number[] {
  const ratio = Math.log(high / low) / (count - 1);
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 ? high : low * Math.exp(ratio * index),
  );
}
