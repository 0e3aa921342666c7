import { type Range } from '../assumptions';
import { lawsOfData } from '../dataQuality/lawOfData';
import { isUsable } from '../estimate/known';
import { isBelowGuessing, pointOf, traitsOf } from '../estimate/prediction';
import { weakestOrigin } from '../estimate/weakestOrigin';
import { extrapolationFactor } from '../laws/fittedRange';
import { type Law, type ScalePoint } from '../laws/law';
import { solveIncreasing } from '../plan/solveIncreasing';
import { type Quantity } from '../quantity';
import { type NoSeries, rangeOf, type SeriesInput } from './seriesInput';

/** What the model costs when it is trained on so many tokens. */
export interface CostPoint {
  readonly tokens: number;
  /** In the unit of the series. */
  readonly cost: Range;
  /** nats/token, by the law of the series. */
  readonly loss?: number;
  /** Whether the law was fitted on runs of this size; present exactly when the loss is. */
  readonly insideFit?: boolean;
}

/** Cost of training one model against the tokens it is trained on. */
export interface CostSeries {
  readonly unit: 'USD' | 'accelerator-hours';
  readonly points: readonly CostPoint[];
  readonly run: CostPoint;
  /** The length of training at which a model of this size is the best use of its compute, by the law of the series. */
  readonly optimal?: CostPoint;
  readonly law?: { readonly title: string; readonly corpus: string; readonly citation: string };
  /** Whether a default or a setting says how long, not the file. */
  readonly tokensAssumed: boolean;
  readonly formula: string;
  readonly source: string;
  /** Where the band comes from. */
  readonly bandSource?: string;
}

/** Points of the line: straight in logarithms, more are for the losses beside it. */
const POINTS = 31;
/** The line begins and ends at this factor from the run, or further out where the best length lies there. */
const REACH = 30;
const AROUND = 3;

/**
 * What training the run's model costs on fewer and on more tokens, in US dollars or, without a price, in
 * accelerator-hours: at constant utilisation both grow with the tokens. What each length would buy in loss stands beside.
 * @example Llama-2-7B on 2T tokens, H100 at $2.69: about $380k at 2T, $38k at 200B
 */
export function costSeries(input: SeriesInput): CostSeries | NoSeries {
  const { architecture, training, resources } = input.estimate;
  const { tokens } = training;
  const cost = resources.costUsd ?? resources.acceleratorHours;
  if (architecture === undefined) return { missing: ['architecture'] };
  if (tokens === undefined) return { missing: ['tokens'] };
  if (training.flops === undefined) return { missing: ['full-training'] };
  if (cost === undefined) return { missing: ['accelerator'] };
  const law = lawOf(input);
  const point = pointMaker(input, cost, tokens.value, law);
  const optimal = law === undefined ? undefined : optimalTokens(law, input);
  const from = Math.min(tokens.value / REACH, (optimal ?? Infinity) / AROUND);
  const to = Math.max(tokens.value * REACH, (optimal ?? 0) * AROUND);
  const { formula, source, band } = cost.because;
  return {
    unit: resources.costUsd === undefined ? 'accelerator-hours' : 'USD',
    points: Array.from({ length: POINTS }, (_, index) => point(from * (to / from) ** (index / (POINTS - 1)))),
    run: point(tokens.value),
    ...(optimal === undefined ? {} : { optimal: point(optimal) }),
    ...(law === undefined ? {} : { law: { title: law.title, corpus: law.corpus, citation: law.citation } }),
    tokensAssumed: ['default', 'setting'].includes(weakestOrigin(tokens) ?? ''),
    formula,
    source,
    ...(band === undefined ? {} : { bandSource: band.source }),
  };
}

/** The first law of the estimate that predicts a loss. */
function lawOf({ estimate, assumptions, laws }: SeriesInput): Law | undefined {
  const speaking = estimate.predictions.find(({ loss }) => loss !== undefined)?.law;
  return lawsOfData(laws, assumptions).find(({ id }) => id === speaking);
}

function pointMaker(
  { estimate: { architecture, training } }: SeriesInput,
  cost: Quantity,
  runTokens: number,
  law: Law | undefined,
): (tokens: number) => CostPoint {
  const { value, low, high } = rangeOf(cost);
  return (tokens) => {
    const times = tokens / runTokens;
    const seen: ScalePoint | undefined =
      law && architecture && pointOf(law, architecture, tokens, training.uniqueTokens?.value);
    const loss = seen && law?.loss?.(seen);
    const range = { value: value * times, low: low * times, high: high * times };
    if (architecture === undefined || law === undefined || seen === undefined) return { tokens, cost: range };
    return isBelowGuessing(loss, architecture)
      ? { tokens, cost: range, loss, insideFit: extrapolationFactor(law.fittedRange, seen) === 1 }
      : { tokens, cost: range };
  };
}

/** D at which N_opt(6·N·D) = N. */
function optimalTokens(law: Law, { estimate }: SeriesInput): number | undefined {
  const { architecture, training } = estimate;
  const tokens = training.tokens?.value;
  const point = architecture && tokens && pointOf(law, architecture, tokens, undefined);
  if (!point || law.optimum === undefined) return undefined;
  const traits = traitsOf(point);
  const compute = solveIncreasing(
    (flops) => law.optimum?.(flops, traits)?.parameters ?? NaN,
    point.parameters,
  );
  const found = compute === undefined ? undefined : compute / (6 * point.parameters);
  return isUsable(found) ? found : undefined;
}
