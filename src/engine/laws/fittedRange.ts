import { type FittedRange, type ScalePoint } from './law';
import { trainingCompute } from './trainingCompute';

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
 * How much wider a band is drawn away from the data: 1 + d, where d is the number of decades that parameters or
 * tokens, whichever is worse, lie outside the fitted range; 1 inside it. Compute is held against its range only where
 * the law does not state both of the others: it is their product, and would count the same distance twice.
 *
 * A stated rule of ours, not a published one: a fit's own uncertainty says nothing of whether the law still holds a
 * decade on, and a band that pretends otherwise misleads. It multiplies the band's half-width in the logarithm.
 *
 * @example extrapolationFactor({ parameters: [1e6, 1e9] }, { parameters: 1e11, tokens: 1e12 }) // 3
 */
export function extrapolationFactor(range: FittedRange, point: ScalePoint): number {
  const { parameters, tokens, compute } = range;
  const needsCompute = compute !== undefined && (parameters === undefined || tokens === undefined);
  const product = trainingCompute(point.parameters, point.tokens);
  const inCompute = needsCompute ? decadesOutside(product, compute) : 0;
  const inSize = parameters === undefined ? 0 : decadesOutside(point.parameters, parameters);
  const inData = tokens === undefined ? 0 : decadesOutside(point.tokens, tokens);
  return 1 + Math.max(inSize, inData, inCompute);
}

/**
 * Decades that a point lies outside a law's fitted range, as above; 0 inside it.
 *
 * @returns undefined where the range is not known
 */
export function decadesBeyondFit(range: FittedRange, point: ScalePoint): number | undefined {
  const { parameters, tokens, compute } = range;
  if (parameters === undefined && tokens === undefined && compute === undefined) return undefined;
  return extrapolationFactor(range, point) - 1;
}

/** The rule above in words, for `bandSource`. */
export const EXTRAPOLATION_RULE =
  'widened by the factor 1 + d at d decades outside the fitted range (our rule)';
