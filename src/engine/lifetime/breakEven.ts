import { type CostRates } from './costRates';

/** What a model costs once and for every token served, in one currency. */
export interface LinearCost {
  readonly training: number;
  readonly perToken: number;
}

/** When one model costs less than another over training and use together. */
export type BreakEven =
  /** It is dearer to train and cheaper to serve: cheaper beyond `tokens` served. */
  | { readonly kind: 'beyond'; readonly tokens: number }
  /** It is cheaper to train and dearer to serve: cheaper up to `tokens` served. */
  | { readonly kind: 'up-to'; readonly tokens: number }
  /** Whatever is served. */
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  /** Both cost the same, whatever is served. */
  | { readonly kind: 'equal' };

/** The two parts of what a model costs. @example linearCost({ training: 6, serving: 2 }, 7e9, 2e12) */
export function linearCost({ training, serving }: CostRates, parameters: number, tokens: number): LinearCost {
  return { training: training * parameters * tokens, perToken: serving * parameters };
}

/**
 * The demand at which two models cost the same, T = (K_a − K_b) / (k_b − k_a), K to train and k per token served, and on
 * which side of it `a` is the cheaper.
 * @example breakEven({ training: 12, perToken: 1 }, { training: 6, perToken: 2 }) // { kind: 'beyond', tokens: 6 }
 */
export function breakEven(a: LinearCost, b: LinearCost): BreakEven {
  const dearer = a.training - b.training;
  const gain = b.perToken - a.perToken;
  const tokens = dearer / gain;
  // Beyond any demand, or no difference to serve: training decides.
  if (gain === 0 || !Number.isFinite(tokens)) {
    return { kind: dearer < 0 ? 'always' : dearer > 0 ? 'never' : 'equal' };
  }
  if (!(tokens > 0)) return { kind: gain > 0 ? 'always' : 'never' };
  return { kind: gain > 0 ? 'beyond' : 'up-to', tokens };
}
