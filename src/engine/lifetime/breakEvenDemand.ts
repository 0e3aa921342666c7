import { SARDANA_2023_CITATION } from '../laws/sardana2023';
import { type Because, type Input, type Quantity } from '../quantity';
import { breakEven, type BreakEven, type LinearCost } from './breakEven';
import { banded } from './quantities';

/** A demand at which two lives cost the same, with its band, and on which side of it the first is cheaper. */
export interface BreakEvenDemand {
  readonly kind: BreakEven['kind'];
  /** Present for `beyond` and `up-to`. */
  readonly tokens?: Quantity;
}

/** Two lives, the one that is asked about first. */
export type TwoLives = readonly [LinearCost, LinearCost];

/**
 * The break-even of two lives as a quantity. The ends of its band are those of the costs: cheap training and dear
 * serving give the fewest tokens.
 */
export function breakEvenDemand(
  lives: { readonly value: TwoLives; readonly low: TwoLives; readonly high: TwoLives },
  inputs: readonly Input[],
  band?: Because['band'],
): BreakEvenDemand {
  const tokensOf = ([a, b]: TwoLives): number => {
    const found = breakEven(a, b);
    return 'tokens' in found ? found.tokens : NaN;
  };
  const { kind } = breakEven(...lives.value);
  if (kind !== 'beyond' && kind !== 'up-to') return { kind };
  const tokens = banded([tokensOf(lives.low), tokensOf(lives.value), tokensOf(lives.high)], 'tokens', {
    formula: 'T = (K_a − K_b) / (k_b − k_a)',
    inputs,
    source: SARDANA_2023_CITATION,
    ...(band === undefined ? {} : { band }),
    notices: [],
  });
  return tokens === undefined ? { kind } : { kind, tokens };
}
