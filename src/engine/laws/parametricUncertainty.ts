import { type Band, type ScalePoint } from './law';
import { type ParametricConstants } from './parametric';

/** Covariance of (ln A, ln B, ln E, α, β), five rows of five, symmetric. */
export type ParametricCovariance = readonly (readonly number[])[];

/** Half-width of an 80 % interval of a normal distribution, in standard deviations. */
export const EIGHTY_PERCENT = 1.2815515655446004;

/** √(gᵀΣg): the standard deviation of a function of the constants whose gradient is g (delta method). */
function standardDeviation(covariance: ParametricCovariance, gradient: readonly number[]): number {
  let variance = 0;
  for (let i = 0; i < covariance.length; i++) {
    const row = covariance[i] ?? [];
    const left = gradient[i] ?? 0;
    for (let j = 0; j < row.length; j++) variance += (row[j] ?? 0) * left * (gradient[j] ?? 0);
  }
  return Math.sqrt(Math.max(variance, 0));
}

/**
 * L(N, D) with the standard deviation of ln L from the covariance of the constants: the gradient of ln L with respect
 * to (ln A, ln B, ln E, α, β) is (A/N^α, B/D^β, E, −ln N·A/N^α, −ln D·B/D^β)/L.
 */
export function lossWithDeviation(
  constants: ParametricConstants,
  covariance: ParametricCovariance,
  point: ScalePoint,
): { readonly loss: number; readonly logDeviation: number } {
  const fromSize = constants.parameterCoefficient * Math.pow(point.parameters, -constants.parameterExponent);
  const fromData = constants.tokenCoefficient * Math.pow(point.tokens, -constants.tokenExponent);
  const loss = constants.irreducibleLoss + fromSize + fromData;
  const logDeviation = standardDeviation(covariance, [
    fromSize / loss,
    fromData / loss,
    constants.irreducibleLoss / loss,
    (-Math.log(point.parameters) * fromSize) / loss,
    (-Math.log(point.tokens) * fromData) / loss,
  ]);
  return { loss, logDeviation };
}

/**
 * Standard deviation of ln N_opt(C), the same for ln D_opt since N·D is fixed. With s = α+β, x = ln(C/6) and
 * ln N_opt = (ln(αA) − ln(βB) + βx)/s, the gradient is (1/s, −1/s, 0, (1/α − ln N_opt)/s, (x − 1/β − ln N_opt)/s).
 */
export function logOptimumDeviation(
  constants: ParametricConstants,
  covariance: ParametricCovariance,
  compute: number,
  optimalParameters: number,
): number {
  const { parameterExponent, tokenExponent } = constants;
  const sum = parameterExponent + tokenExponent;
  const logSize = Math.log(optimalParameters);
  return standardDeviation(covariance, [
    1 / sum,
    -1 / sum,
    0,
    (1 / parameterExponent - logSize) / sum,
    (Math.log(compute / 6) - 1 / tokenExponent - logSize) / sum,
  ]);
}

/** value·exp(±h): a band that is symmetric in the logarithm and never reaches zero. */
export function logBand(value: number, halfWidth: number): Band {
  return { low: value * Math.exp(-halfWidth), high: value * Math.exp(halfWidth) };
}
