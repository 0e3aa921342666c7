import { type Law, type ScalePoint } from '../laws/law';

/** What is changed to see what it buys. */
export type Lever =
  /** N alone; compute grows with it. */
  | 'parameters'
  /** D alone, fresh tokens; compute grows with it. */
  | 'tokens'
  /** N and D by √ of the factor each: compute by the factor, tokens per parameter as they are. */
  | 'compute';

/** What one step along one lever buys. */
export interface MarginalReturn {
  readonly lever: Lever;
  /** By how much the lever was multiplied: 2, or 1.1 for 10 %. */
  readonly factor: number;
  /** Loss now and after, nats/token. */
  readonly lossBefore: number;
  readonly lossAfter: number;
  /** Loss before − loss after, nats/token; positive = better. */
  readonly gain: number;
}

/** The point with a lever multiplied. Distinct tokens grow with the tokens, experts stay. */
export function moved(point: ScalePoint, lever: Lever, factor: number): ScalePoint {
  const root = Math.sqrt(factor);
  const [size, data] = lever === 'parameters' ? [factor, 1] : lever === 'tokens' ? [1, factor] : [root, root];
  const { parameters, tokens, uniqueTokens, totalParameters } = point;
  return {
    ...point,
    parameters: parameters * size,
    tokens: tokens * data,
    uniqueTokens: uniqueTokens === undefined ? undefined : uniqueTokens * data,
    totalParameters: totalParameters === undefined ? undefined : totalParameters * size,
  };
}

/**
 * What multiplying a lever buys at a point, by a law's loss.
 *
 * @returns undefined where the law gives no loss there
 * @example marginalReturn(besiroglu2024, { parameters: 70e9, tokens: 1.4e12 }, 'compute', 2)?.gain // 0.0182
 */
export function marginalReturn(
  law: Law,
  point: ScalePoint,
  lever: Lever,
  factor: number,
): MarginalReturn | undefined {
  const lossBefore = law.loss?.(point);
  const lossAfter = law.loss?.(moved(point, lever, factor));
  if (lossBefore === undefined || lossAfter === undefined) return undefined;
  if (!Number.isFinite(lossBefore) || !Number.isFinite(lossAfter)) return undefined;
  return { lever, factor, lossBefore, lossAfter, gain: lossBefore - lossAfter };
}

/** Step of the numerical derivative in ln x: its error is of the order of its square. */
const STEP = 1e-3;

/**
 * Elasticity of the loss, −d ln L/d ln x along a lever: per cent of loss that one per cent more buys. With E in the
 * law it falls towards 0; of the reducible part alone see {@link reducibleElasticity}. Central difference.
 *
 * @returns undefined where the law gives no loss
 */
export function elasticity(law: Law, point: ScalePoint, lever: Lever): number | undefined {
  return slope(law, point, lever, 0);
}

/**
 * The same for the part of the loss above the law's irreducible loss, −d ln(L − E)/d ln x: at scale the exponent of the
 * term that binds, which is what the field quotes as exponents of 0.05 to 0.1 in compute (Kaplan 2020) or α and β.
 *
 * @returns undefined where the law states no irreducible loss
 */
export function reducibleElasticity(law: Law, point: ScalePoint, lever: Lever): number | undefined {
  return law.irreducibleLoss === undefined ? undefined : slope(law, point, lever, law.irreducibleLoss);
}

function slope(law: Law, point: ScalePoint, lever: Lever, floor: number): number | undefined {
  const below = law.loss?.(moved(point, lever, Math.exp(-STEP)));
  const above = law.loss?.(moved(point, lever, Math.exp(STEP)));
  if (below === undefined || above === undefined || !(below > floor) || !(above > floor)) return undefined;
  return (Math.log(below - floor) - Math.log(above - floor)) / (2 * STEP);
}
