import { type ScalePoint } from '../law';

/**
 * Table 2 of Kaplan et al. 2020: the joint law's own fit. α_D and D_c differ from those of the single-variable
 * L(D), and the two sets must not be mixed.
 */
export const JOINT_CONSTANTS = {
  parameterExponent: 0.076,
  tokenExponent: 0.103,
  parameterScale: 6.4e13,
  tokenScale: 1.8e13,
} as const;

const { parameterExponent, tokenExponent, parameterScale, tokenScale } = JOINT_CONSTANTS;

/** (N_c/N)^(α_N/α_D), the model's share of L^(1/α_D). */
function sizeTerm(parameters: number): number {
  return Math.pow(parameterScale / parameters, parameterExponent / tokenExponent);
}

/**
 * L(N, D) = [(N_c/N)^(α_N/α_D) + D_c/D]^α_D, nats/token: N non-embedding parameters trained on D unique tokens
 * until the test loss stops falling (early stopping), 10 % dropout. Kaplan et al. 2020, arXiv:2001.08361,
 * eqs. 1.5 and 4.1, Table 2; N 768 to 1.5e9, D 2.2e7 to 2.3e10, poor at the low end of D.
 *
 * @example jointLoss({ parameters: 1e9, tokens: 20e9 }) // 2.37388
 */
export function jointLoss(point: ScalePoint): number {
  return Math.pow(sizeTerm(point.parameters) + tokenScale / point.tokens, tokenExponent);
}

/** Unique tokens with which `parameters` reach `loss` by `jointLoss`; `undefined` where no number does. */
export function jointTokensForLoss(parameters: number, loss: number): number | undefined {
  const left = Math.pow(loss, 1 / tokenExponent) - sizeTerm(parameters);
  if (!(left > 0)) return undefined;
  const tokens = tokenScale / left;
  return tokens > 0 && Number.isFinite(tokens) ? tokens : undefined;
}

/** Non-embedding parameters that reach `loss` on `tokens` by `jointLoss`; `undefined` where no size does. */
export function jointParametersForLoss(tokens: number, loss: number): number | undefined {
  const left = Math.pow(loss, 1 / tokenExponent) - tokenScale / tokens;
  if (!(left > 0)) return undefined;
  const parameters = parameterScale * Math.pow(left, -tokenExponent / parameterExponent);
  return parameters > 0 && Number.isFinite(parameters) ? parameters : undefined;
}

/**
 * Unique tokens that keep the penalty of overfitting below about 2 %, D = 5e3·N^0.74.
 * Kaplan et al. 2020, eq. 4.4; N non-embedding.
 *
 * @example tokensToAvoidOverfitting(1e9) // 2.28544e10
 */
export function tokensToAvoidOverfitting(parameters: number): number {
  return 5e3 * Math.pow(parameters, 0.74);
}
