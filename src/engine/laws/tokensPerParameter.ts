import { type Band, type Optimum } from './law';

/** Tokens per parameter of an optimum, D/N. */
export function optimalTokensPerParameter(optimum: Optimum): number {
  return optimum.tokens / optimum.parameters;
}

/**
 * The band of D/N at one budget: N·D is fixed there, so the fewest tokens go with the most parameters.
 * `undefined` where the law has no bands.
 */
export function tokensPerParameterBand({ parametersBand, tokensBand }: Optimum): Band | undefined {
  if (parametersBand === undefined || tokensBand === undefined) return undefined;
  return { low: tokensBand.low / parametersBand.high, high: tokensBand.high / parametersBand.low };
}
