import { decadesOutside } from '../laws/fittedRange';
import { type Law, type ScalePoint, type ScaleTraits } from '../laws/law';

/** Budgets looked at, FLOP. */
const BUDGETS: readonly [number, number] = [1e12, 1e40];

/**
 * What doubling a budget buys under a law, both budgets spent at its optimum, nats/token.
 *
 * @returns undefined where the law has no optimum with a loss
 * @example gainOfDoublingBudget(besiroglu2024, 5.88e23) // 0.0182
 */
export function gainOfDoublingBudget(law: Law, compute: number, traits?: ScaleTraits): number | undefined {
  const before = law.optimum?.(compute, traits).loss;
  const after = law.optimum?.(2 * compute, traits).loss;
  return before === undefined || after === undefined ? undefined : before - after;
}

/** Where doubling stops paying. */
export interface StoppingBudget {
  /** Beyond this budget, FLOP, a doubling buys less than was asked. */
  readonly compute: number;
  readonly loss: number;
  /** `below`: already the smallest budget looked at buys less; `above`: even the largest buys more. */
  readonly end?: 'below' | 'above';
  /** Powers of ten by which the budget lies outside what the law was fitted on; 0 inside, absent if that is not stated. */
  readonly decadesOutside?: number;
}

/**
 * The budget beyond which a doubling buys less than `least` nats/token at the law's optimum; found by halving in the
 * logarithm, since under every law here the gain falls as the budget grows. `least` > 0. Traits are those of a run.
 *
 * @returns undefined where the law has no optimum with a loss
 */
export function stoppingBudget(law: Law, least: number, traits?: ScaleTraits): StoppingBudget | undefined {
  const gain = (logCompute: number) => gainOfDoublingBudget(law, 10 ** logCompute, traits);
  const [smallest, largest] = [Math.log10(BUDGETS[0]), Math.log10(BUDGETS[1])];
  const [first, last] = [gain(smallest), gain(largest)];
  if (first === undefined || last === undefined || !(least > 0)) return undefined;
  const at = (logCompute: number, end?: 'below' | 'above'): StoppingBudget | undefined => {
    const loss = law.optimum?.(10 ** logCompute, traits).loss;
    if (loss === undefined) return undefined;
    const compute = 10 ** logCompute;
    const fitted = law.fittedRange.compute;
    return { compute, loss, end, decadesOutside: fitted && decadesOutside(compute, fitted) };
  };
  if (first < least) return at(smallest, 'below');
  if (last >= least) return at(largest, 'above');
  let [low, high] = [smallest, largest];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if ((gain(middle) ?? 0) >= least) low = middle;
    else high = middle;
  }
  return at(high);
}

/** How far a loss is from what no scale removes. */
export interface DistanceToLimit {
  readonly loss: number;
  /** E */
  readonly irreducibleLoss: number;
  /** L − E, what scale can still remove, nats/token. */
  readonly reducible: number;
  /** Of it, what more parameters on the same tokens, and more tokens for the same parameters, can remove at most. */
  readonly bySize?: number;
  readonly byData?: number;
}

/** So much is “infinite” for a term that falls as a power: at the smallest exponent here, 0.05, still 10^-10 of it. */
const ENDLESS = 1e200;

/**
 * Distance to the law's irreducible loss, and how it divides between size and data.
 *
 * @returns undefined where the law gives no loss or states no irreducible one
 * @example distanceToLimit(besiroglu2024, { parameters: 70e9, tokens: 1.4e12 })?.reducible // 0.157
 */
export function distanceToLimit(law: Law, point: ScalePoint): DistanceToLimit | undefined {
  const loss = law.loss?.(point);
  const { irreducibleLoss } = law;
  if (loss === undefined || irreducibleLoss === undefined) return undefined;
  const left = (change: Partial<ScalePoint>): number | undefined => {
    const limit = law.loss?.({ ...point, ...change });
    return limit === undefined || !Number.isFinite(limit) ? undefined : loss - limit;
  };
  return {
    loss,
    irreducibleLoss,
    reducible: loss - irreducibleLoss,
    bySize: left({ parameters: ENDLESS }),
    byData: left({ tokens: ENDLESS, uniqueTokens: undefined }),
  };
}
