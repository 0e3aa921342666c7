import { type FittedRange } from './law';

/** Values to hold against a fitted range; a missing one is not compared. */
export interface RangeValues {
  readonly parameters?: number;
  readonly tokens?: number;
  /** FLOP */
  readonly compute?: number;
}

/**
 * How many powers of ten a positive value lies outside a closed interval; 0 inside it.
 *
 * @example decadesOutside(1e12, [1e6, 1e10]) // 2
 */
export function decadesOutside(value: number, [low, high]: readonly [number, number]): number {
  if (value < low) return Math.log10(low / value);
  if (value > high) return Math.log10(value / high);
  return 0;
}

/**
 * How much wider a band is drawn away from the data: 1 + d, where d is the number of decades the worst of the
 * values lies outside the fitted range; 1 inside it. A stated rule of ours, not a published one: a fit's own
 * uncertainty says nothing of whether the law still holds a decade on, and a band that pretends otherwise misleads.
 * It multiplies the band's half-width in the logarithm.
 *
 * @example extrapolationFactor({ compute: [1e18, 1e22] }, { compute: 1e24 }) // 3
 */
export function extrapolationFactor(range: FittedRange, values: RangeValues): number {
  const axes = ['parameters', 'tokens', 'compute'] as const;
  let worst = 0;
  for (const axis of axes) {
    const interval = range[axis];
    const value = values[axis];
    if (interval !== undefined && value !== undefined)
      worst = Math.max(worst, decadesOutside(value, interval));
  }
  return 1 + worst;
}

/** The rule above in words, for `bandSource`. */
export const EXTRAPOLATION_RULE =
  'widened by the factor 1 + d at d decades outside the fitted range (our rule)';
