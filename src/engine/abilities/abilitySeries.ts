import { type AbilityPredictor } from './ability';
import { scoreBand } from './predictAbility';

/** One abscissa of a curve of score against compute. */
export interface AbilitySample {
  /** Training FLOP. */
  readonly compute: number;
  readonly score: number;
  readonly low?: number;
  readonly high?: number;
}

/**
 * Score against compute in equal steps of the logarithm, for a chart; empty if the budgets are not positive.
 * Predictors that want parameters and tokens get those of `split`; by default 20 tokens per parameter, C = 120·N².
 */
export function abilitySeries(
  predictor: AbilityPredictor,
  [from, to]: readonly [number, number],
  samples = 64,
  split: (compute: number) => { readonly parameters: number; readonly tokens: number } = twentyTokens,
): readonly AbilitySample[] {
  if (!(from > 0 && to >= from && Number.isFinite(to))) return [];
  return Array.from({ length: samples }, (_, i) => {
    const compute = from * (to / from) ** (samples < 2 ? 0 : i / (samples - 1));
    return { compute, ...split(compute) };
  }).flatMap((point) => {
    const score = predictor.score(point);
    return score === undefined ? [] : [{ compute: point.compute, score, ...scoreBand(predictor, point) }];
  });
}

function twentyTokens(compute: number): { readonly parameters: number; readonly tokens: number } {
  const parameters = Math.sqrt(compute / 120);
  return { parameters, tokens: 20 * parameters };
}
