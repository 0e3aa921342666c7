import { BESIROGLU_2024 } from './besiroglu2024';
import { type Law } from './law';
import { EMBEDDING_COEFFICIENT, nonEmbeddingFromTotal, totalFromNonEmbedding } from './parameterConventions';
import {
  type ParametricConstants,
  parametricLoss,
  parametricParametersForLoss,
  parametricTokensForLoss,
} from './parametric';
import { solveInLogarithm } from './search';
import { affordableTokens, trainingCompute } from './trainingCompute';

/** Non-embedding parameters between which optima are looked for; beyond them no run is meant. */
const [SMALLEST, LARGEST] = [1e-6, 1e30];

/**
 * Tokens that go best with N non-embedding parameters where C = 6·N·D leaves embeddings out too: the zero of dL/dN on
 * that line, βB/D^β = αA·(N + ω/3·N^(1/3))/N_total^(α+1).
 */
export function reconciledTokens(constants: ParametricConstants, nonEmbedding: number): number {
  const { parameterCoefficient, tokenCoefficient, parameterExponent, tokenExponent } = constants;
  const total = totalFromNonEmbedding(nonEmbedding);
  const slope = nonEmbedding + (EMBEDDING_COEFFICIENT / 3) * Math.cbrt(nonEmbedding);
  const share = (parameterExponent * parameterCoefficient * slope) / Math.pow(total, parameterExponent + 1);
  return Math.pow((tokenExponent * tokenCoefficient) / share, 1 / tokenExponent);
}

const lossAt = (parameters: number, tokens: number): number =>
  parametricLoss(BESIROGLU_2024, { parameters: totalFromNonEmbedding(parameters), tokens });

/**
 * Pearce & Song 2024: why Kaplan and Chinchilla disagree. Besiroglu's loss in all parameters, asked as Kaplan asks:
 * parameters and compute without embeddings, N_total = N + ω·N^(1/3). Over Kaplan's sizes the optimum then grows with
 * C^0.79 (his: 0.73; with Hoffmann's constants 0.76; the paper prints 0.74 to 0.78), although the same loss gives
 * C^0.51 in all parameters, which it approaches at scale.
 *
 * @example pearceSong2024.loss?.({ parameters: 1e9, tokens: 20e9 }) // 2.52433, that of 1.04749e9 parameters in all
 */
export const pearceSong2024: Law = {
  id: 'pearce-song-2024',
  title: 'Pearce & Song 2024',
  citation:
    'Pearce & Song 2024, arXiv:2406.12907 (conversion of parameters); constants of Besiroglu et al. 2024, arXiv:2404.10102',
  formula: 'L(N,D) = E + A/(N + ω·N^(1/3))^α + B/D^β',
  parameterConvention: 'non-embedding',
  corpus: 'MassiveText',
  constants: [
    { symbol: 'omega', value: EMBEDDING_COEFFICIENT },
    { symbol: 'E', value: BESIROGLU_2024.irreducibleLoss },
    { symbol: 'A', value: BESIROGLU_2024.parameterCoefficient },
    { symbol: 'B', value: BESIROGLU_2024.tokenCoefficient },
    { symbol: 'alpha', value: BESIROGLU_2024.parameterExponent },
    { symbol: 'beta', value: BESIROGLU_2024.tokenExponent },
  ],
  // Kaplan's sizes, which the conversion was made for; tokens of the 240 points behind the constants.
  fittedRange: { parameters: [768, 1.5e9], tokens: [8.2e8, 3.18e11] },
  confidence: 'verified-secondary',
  irreducibleLoss: BESIROGLU_2024.irreducibleLoss,
  loss: ({ parameters, tokens }) => lossAt(parameters, tokens),
  optimumFormula: 'N = C/(6·D), D = (βB·N_total^(α+1)/(αA·(N + ω/3·N^(1/3))))^(1/β)',
  optimum: (compute) => {
    const spent = (size: number) => trainingCompute(size, reconciledTokens(BESIROGLU_2024, size));
    const parameters = solveInLogarithm(spent, compute, SMALLEST, LARGEST);
    const tokens = affordableTokens(compute, parameters);
    return { parameters, tokens, loss: lossAt(parameters, tokens) };
  },
  computeForLoss: (loss) => {
    const best = (size: number) => lossAt(size, reconciledTokens(BESIROGLU_2024, size));
    if (!(loss > best(LARGEST)) || !(loss < best(SMALLEST))) return undefined;
    const parameters = solveInLogarithm((size) => -best(size), -loss, SMALLEST, LARGEST);
    return trainingCompute(parameters, reconciledTokens(BESIROGLU_2024, parameters));
  },
  tokensForLoss: (parameters, loss) =>
    parametricTokensForLoss(BESIROGLU_2024, totalFromNonEmbedding(parameters), loss),
  parametersForLoss: (tokens, loss) => {
    const total = parametricParametersForLoss(BESIROGLU_2024, tokens, loss);
    return total === undefined ? undefined : nonEmbeddingFromTotal(total);
  },
};
