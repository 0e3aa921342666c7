import { type Law, type ScalePoint } from './law';
import { caveat } from './lawCaveat';
import {
  type ParametricConstants,
  parametricComputeForLoss,
  parametricLoss,
  parametricOptimum,
  parametricParametersForLoss,
  parametricTokensForLoss,
} from './parametric';
import { minimumInLogarithm, solveInLogarithm } from './search';
import { affordableTokens } from './trainingCompute';

/** Constants of the loss in effective parameters and tokens; printed as logarithms (App. A). */
export const MUENNIGHOFF_2023: ParametricConstants = {
  irreducibleLoss: Math.exp(0.6254804),
  parameterCoefficient: Math.exp(6.255414),
  tokenCoefficient: Math.exp(7.3049974),
  parameterExponent: 0.3526596,
  tokenExponent: 0.3526596,
};

/** R_D*: repetitions after which most of a repeated token's worth is gone. */
export const TOKEN_DECAY = 15.387756;
/** R_N*: the same of parameters beyond what the unique tokens can use. */
const PARAMETER_DECAY = 5.309743;

const { parameterCoefficient, tokenCoefficient, parameterExponent } = MUENNIGHOFF_2023;

/** N_opt/D_opt = (A/B)^(1/α) = 0.0509865, the same at every budget since α = β. */
export const PARAMETERS_PER_UNIQUE_TOKEN = Math.pow(
  parameterCoefficient / tokenCoefficient,
  1 / parameterExponent,
);

/**
 * D' = U + U·R*·(1 − e^(−R/R*)), R = D/U − 1: what D tokens are worth of which U are distinct (eq. 5); at most
 * 16.39·U. Four epochs are worth 3.73.
 * @example effectiveTokens(4e11, 1e11) // 3.72567e11
 */
export function effectiveTokens(tokens: number, uniqueTokens: number): number {
  const unique = Math.min(tokens, uniqueTokens);
  return unique * (1 - TOKEN_DECAY * Math.expm1((1 - tokens / unique) / TOKEN_DECAY));
}

/**
 * N' = U_N + U_N·R*·(1 − e^(−R/R*)), R = N/U_N − 1, U_N = min(N, 0.051·U): what N parameters are worth where U distinct
 * tokens cannot feed them (eq. 6); at most 6.31·U_N.
 * @example effectiveParameters(8.7e9, 178e9 / 7) // 5.83215e9
 */
export function effectiveParameters(parameters: number, uniqueTokens: number): number {
  const useful = Math.min(parameters, PARAMETERS_PER_UNIQUE_TOKEN * uniqueTokens);
  return useful * (1 - PARAMETER_DECAY * Math.expm1((1 - parameters / useful) / PARAMETER_DECAY));
}

/**
 * The loss of N parameters on D tokens of which U are distinct, nats/token on C4.
 * @example repeatedLoss({ parameters: 8.7e9, tokens: 178e9, uniqueTokens: 178e9 / 7 }) // 2.22608
 */
export function repeatedLoss({ parameters, tokens, uniqueTokens = tokens }: ScalePoint): number {
  const unique = Math.min(uniqueTokens, tokens);
  return parametricLoss(MUENNIGHOFF_2023, {
    parameters: effectiveParameters(parameters, unique),
    tokens: effectiveTokens(tokens, unique),
  });
}

/** The best division of a budget where only U tokens are distinct; closed form as long as they suffice. */
function repeatedOptimum(compute: number, uniqueTokens = Infinity) {
  const free = parametricOptimum(MUENNIGHOFF_2023, compute);
  const at = (parameters: number): ScalePoint => {
    return { parameters, tokens: affordableTokens(compute, parameters), uniqueTokens };
  };
  const parameters =
    free.tokens <= uniqueTokens
      ? free.parameters
      : minimumInLogarithm((size) => repeatedLoss(at(size)), free.parameters / 1e4, free.parameters * 1e4);
  const { tokens } = at(parameters);
  return { parameters, tokens, loss: repeatedLoss({ parameters, tokens, uniqueTokens }) };
}

/** Distinct tokens with which N parameters reach a loss: more than the plain law's where N is more than they can feed. */
function uniqueTokensForLoss(parameters: number, loss: number): number | undefined {
  const plain = parametricTokensForLoss(MUENNIGHOFF_2023, parameters, loss);
  const enough = parameters / PARAMETERS_PER_UNIQUE_TOKEN;
  if (plain === undefined || plain >= enough) return plain;
  return solveInLogarithm((tokens) => -repeatedLoss({ parameters, tokens }), -loss, plain, enough);
}

/** Parameters that reach a loss on distinct tokens; the inverse of `effectiveParameters` in closed form. */
function parametersForUniqueTokens(tokens: number, loss: number): number | undefined {
  const effective = parametricParametersForLoss(MUENNIGHOFF_2023, tokens, loss);
  const useful = PARAMETERS_PER_UNIQUE_TOKEN * tokens;
  if (effective === undefined || effective <= useful) return effective;
  const left = 1 - (effective / useful - 1) / PARAMETER_DECAY;
  return left > 0 ? useful * (1 - PARAMETER_DECAY * Math.log(left)) : undefined;
}

/**
 * Muennighoff et al. 2023: the only law here that knows repeated data. Up to about 4 epochs repeated tokens are worth
 * nearly as much as new ones, after 40 next to nothing; parameters beyond 0.051 per distinct token lose worth too.
 * It cannot say that loss rises again when a model overfits.
 *
 * @example muennighoff2023.loss?.({ parameters: 1e9, tokens: 20e9 }) // 2.56464
 */
export const muennighoff2023: Law = {
  id: 'muennighoff-2023',
  title: 'Muennighoff 2023',
  citation: 'Muennighoff et al. 2023, arXiv:2305.16264, eqs. 5, 6, App. A eq. 17',
  formula: "L = E + A/N'^α + B/D'^β, D' = U + U·R_D*·(1−e^(−R_D/R_D*)), N' likewise",
  parameterConvention: 'total',
  corpus: 'C4, GPT-2 tokenizer',
  constants: [
    { symbol: 'E', value: MUENNIGHOFF_2023.irreducibleLoss },
    { symbol: 'A', value: parameterCoefficient },
    { symbol: 'B', value: tokenCoefficient },
    { symbol: 'alpha', value: parameterExponent },
    { symbol: 'R_D*', value: TOKEN_DECAY },
    { symbol: 'R_N*', value: PARAMETER_DECAY },
  ],
  fittedRange: { parameters: [7e6, 9e9], tokens: [1e8, 9e11] },
  confidence: 'verified',
  notices: [caveat('Muennighoff 2023', 'recalled-tokenizer')],
  irreducibleLoss: MUENNIGHOFF_2023.irreducibleLoss,
  knowsRepetition: true,
  loss: repeatedLoss,
  optimumFormula:
    'N = G·√(C/6), D = C/(6·N), G = (A/B)^(1/(2α)); with repeated data: the least L at C = 6·N·D',
  optimum: (compute, traits) => repeatedOptimum(compute, traits?.uniqueTokens),
  computeForLoss: (loss) => parametricComputeForLoss(MUENNIGHOFF_2023, loss),
  tokensForLoss: uniqueTokensForLoss,
  parametersForLoss: parametersForUniqueTokens,
};
