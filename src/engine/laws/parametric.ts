import { type ScalePoint } from './law';
import { affordableTokens } from './trainingCompute';

/** Constants of L(N, D) = E + A/N^α + B/D^β; all positive. Losses in nats/token. */
export interface ParametricConstants {
  /** E, the loss that no scale removes, nats/token. */
  readonly irreducibleLoss: number;
  /** A */
  readonly parameterCoefficient: number;
  /** B */
  readonly tokenCoefficient: number;
  /** α */
  readonly parameterExponent: number;
  /** β */
  readonly tokenExponent: number;
}

/**
 * L(N, D) = E + A/N^α + B/D^β, nats/token (Hoffmann et al. 2022, arXiv:2203.15556, eq. 2), for N, D > 0.
 *
 * @example with E 1.6934, A 406.401, B 410.7228, α 0.33917084, β 0.2849083:
 * parametricLoss(constants, { parameters: 70e9, tokens: 1.4e12 }) // 1.92087
 */
export function parametricLoss(constants: ParametricConstants, point: ScalePoint): number {
  return (
    constants.irreducibleLoss +
    constants.parameterCoefficient * Math.pow(point.parameters, -constants.parameterExponent) +
    constants.tokenCoefficient * Math.pow(point.tokens, -constants.tokenExponent)
  );
}

/** a = β/(α+β): how the optimal N grows with compute, N_opt ∝ C^a. */
export function parametricAllocationExponent(constants: ParametricConstants): number {
  return constants.tokenExponent / (constants.parameterExponent + constants.tokenExponent);
}

/** ln G with G = (αA/(βB))^(1/(α+β)), Hoffmann et al. 2022 eq. 4. */
function logBalance(constants: ParametricConstants): number {
  const weight =
    Math.log(constants.parameterExponent * constants.parameterCoefficient) -
    Math.log(constants.tokenExponent * constants.tokenCoefficient);
  return weight / (constants.parameterExponent + constants.tokenExponent);
}

/**
 * The N and D with the smallest loss at C = 6·N·D FLOP: N = G·(C/6)^a, D = G⁻¹·(C/6)^(1−a), a = β/(α+β)
 * (Hoffmann et al. 2022, eq. 4). Worked in logarithms, so no intermediate overflows.
 *
 * @example with the constants of `parametricLoss`'s example:
 * parametricOptimum(constants, 5.76e23) // { parameters: 4.03609e10, tokens: 2.37854e12 }
 */
export function parametricOptimum(constants: ParametricConstants, compute: number): ScalePoint {
  const exponent = parametricAllocationExponent(constants);
  const parameters = Math.exp(logBalance(constants) + exponent * Math.log(compute / 6));
  return { parameters, tokens: affordableTokens(compute, parameters) };
}

/**
 * The least compute in FLOP that reaches `loss`: along the optimum L − E = (A·G^−α + B·G^β)·(C/6)^(−αβ/(α+β)),
 * solved for C. `undefined` where the loss is at or below E or the compute is no finite number.
 *
 * @example with the constants of `parametricLoss`'s example: parametricComputeForLoss(constants, 1.91844) // 5.76e23
 */
export function parametricComputeForLoss(constants: ParametricConstants, loss: number): number | undefined {
  const excess = loss - constants.irreducibleLoss;
  if (!(excess > 0)) return undefined;
  const { parameterExponent, tokenExponent } = constants;
  const balance = logBalance(constants);
  const atUnit =
    constants.parameterCoefficient * Math.exp(-parameterExponent * balance) +
    constants.tokenCoefficient * Math.exp(tokenExponent * balance);
  const decline = (parameterExponent * tokenExponent) / (parameterExponent + tokenExponent);
  return positiveFinite(6 * Math.exp(Math.log(atUnit / excess) / decline));
}

/**
 * Tokens with which `parameters` reach `loss`: D = (B/(L − E − A/N^α))^(1/β);
 * `undefined` where no number of tokens does.
 */
export function parametricTokensForLoss(
  constants: ParametricConstants,
  parameters: number,
  loss: number,
): number | undefined {
  const left =
    loss -
    constants.irreducibleLoss -
    constants.parameterCoefficient * Math.pow(parameters, -constants.parameterExponent);
  if (!(left > 0)) return undefined;
  return positiveFinite(Math.pow(constants.tokenCoefficient / left, 1 / constants.tokenExponent));
}

/**
 * Parameters that reach `loss` on `tokens`: N = (A/(L − E − B/D^β))^(1/α); `undefined` where no size does.
 */
export function parametricParametersForLoss(
  constants: ParametricConstants,
  tokens: number,
  loss: number,
): number | undefined {
  const left =
    loss -
    constants.irreducibleLoss -
    constants.tokenCoefficient * Math.pow(tokens, -constants.tokenExponent);
  if (!(left > 0)) return undefined;
  return positiveFinite(Math.pow(constants.parameterCoefficient / left, 1 / constants.parameterExponent));
}

/** The value, or `undefined` where it overflowed or vanished. */
function positiveFinite(value: number): number | undefined {
  return Number.isFinite(value) && value > 0 ? value : undefined;
}
