import {
  parametricComputeForLoss,
  parametricLoss,
  type ParametricConstants,
  parametricOptimum,
  parametricParametersForLoss,
  parametricTokensForLoss,
} from '../parametric';
import { type Optimum } from '../law';
import { expansion, saturatedExperts } from './expansion';
import { type MoeLaw } from './moeLaw';

/** Table 3, signs as printed: each exponent carries its own, so that larger N and D lower the loss. */
const LUDZIEJEWSKI = {
  a: 35.91,
  alpha: -0.1889,
  delta: -0.2285,
  gamma: 0.0098,
  b: 35.98,
  beta: -0.1775,
  omega: 0.5529,
  zeta: -0.0259,
  irreducible: 1.3637,
  start: 2.0732,
  maximum: 290.4521,
} as const;

/** The paper's symbols where ours are words. */
const SYMBOLS: Readonly<Record<string, string>> = { irreducible: 'c', start: 'E_start', maximum: 'E_max' };

/**
 * The law for one expansion E, which is one of Hoffmann's form: A = a·Ê^δ, α = −(α + γ·ln Ê), B = b·Ê^ω,
 * β = −(β + ζ·ln Ê). Table 4 of the paper prints them for E = 1 to 32, which settles the signs of Table 3.
 *
 * @example ludziejewskiConstants(8) // A 21.84, B 119.84, α 0.16757, β 0.23386, E 1.3637
 */
export function ludziejewskiConstants(experts: number): ParametricConstants {
  const { a, alpha, delta, gamma, b, beta, omega, zeta, irreducible } = LUDZIEJEWSKI;
  const effective = saturatedExperts(experts, LUDZIEJEWSKI);
  const logarithm = Math.log(effective);
  return {
    irreducibleLoss: irreducible,
    parameterCoefficient: a * effective ** delta,
    tokenCoefficient: b * effective ** omega,
    parameterExponent: -(alpha + gamma * logarithm),
    tokenExponent: -(beta + zeta * logarithm),
  };
}

/**
 * The best active parameters and tokens for `compute` FLOP at an expansion, C = 6·N·D with N active.
 * @example ludziejewskiOptimum(1e21, 8) // fewer parameters on more tokens than at E = 1
 */
export function ludziejewskiOptimum(compute: number, experts: number): Optimum {
  const constants = ludziejewskiConstants(experts);
  const { parameters, tokens } = parametricOptimum(constants, compute);
  return { parameters, tokens, loss: parametricLoss(constants, { parameters, tokens }) };
}

/**
 * Peak learning rate for E experts, exp(8.39 − 0.81·ln N − 0.25·ln E), N the active parameters without embeddings.
 * Fitted on E = 1 and 8, checked by the authors at 4 and 32.
 * @example ludziejewskiLearningRate(1e9, 8) // 1.34e-4
 */
export function ludziejewskiLearningRate(activeNonEmbedding: number, experts: number): number {
  return Math.exp(8.39 - 0.81 * Math.log(activeNonEmbedding) - 0.25 * Math.log(experts));
}

/**
 * Ludziejewski et al. 2025: dense and sparse models in one law of active parameters (embeddings included: the sizes
 * of Table E are those of the shapes with them), tokens and experts of full width, one per token. E = 1 is dense.
 * More experts lower the loss where D is beyond about 2B tokens and N below about 13B active parameters; outside,
 * the fitted exponents turn round.
 *
 * @example ludziejewski2025.loss({ parameters: 1e9, tokens: 2e10, experts: 8 }) // 2.50878
 */
export const ludziejewski2025: MoeLaw = {
  id: 'ludziejewski-2025',
  title: 'Ludziejewski 2025',
  citation: 'Ludziejewski et al. 2025, arXiv:2502.05172, eq. 6, Table 3',
  formula: 'L(N,D,E) = a·Ê^δ·N^(α+γ·ln Ê) + b·Ê^ω·D^(β+ζ·ln Ê) + c',
  parameterConvention: 'total',
  architectures: 'moe',
  corpus: 'FineWeb-Edu',
  constants: Object.entries(LUDZIEJEWSKI).map(([symbol, value]) => ({
    symbol: SYMBOLS[symbol] ?? symbol,
    value,
  })),
  fittedRange: {
    parameters: [79e6, 2.7e9],
    totalParameters: [79e6, 5e9],
    tokens: [5e8, 80e9],
    expansion: [1, 32],
    expertsPerToken: [1, 1],
  },
  confidence: 'verified-secondary',
  irreducibleLoss: LUDZIEJEWSKI.irreducible,
  loss: (point) => parametricLoss(ludziejewskiConstants(expansion(point)), point),
  optimumFormula: 'for the run’s E: N = G·(C/6)^(β/(α+β)), D = C/(6·N), G = (αA/(βB))^(1/(α+β)), N active',
  optimum: (compute, traits) => ludziejewskiOptimum(compute, expansion(traits ?? {})),
  computeForLoss: (loss) => parametricComputeForLoss(ludziejewskiConstants(1), loss),
  tokensForLoss: (parameters, loss) => parametricTokensForLoss(ludziejewskiConstants(1), parameters, loss),
  parametersForLoss: (tokens, loss) => parametricParametersForLoss(ludziejewskiConstants(1), tokens, loss),
  denseEquivalent: (point) => {
    const loss = parametricLoss(ludziejewskiConstants(expansion(point)), point);
    return parametricParametersForLoss(ludziejewskiConstants(1), point.tokens, loss);
  },
};
