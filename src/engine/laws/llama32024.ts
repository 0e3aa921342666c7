import { type Law } from './law';
import { caveat } from './lawCaveat';

/** Constants of D_opt = A·C^α: those in the legend of figure 3, and the rounded ones of the text. */
export const LLAMA_3_2024 = {
  figure: { coefficient: 0.299, exponent: 0.537 },
  text: { coefficient: 0.29, exponent: 0.53 },
} as const;

/**
 * Tokens of the compute-optimal model, D = A·C^α.
 * @example llama3OptimalTokens(3.8e25) // 1.62935e13; the paper gives 16.55T
 */
export function llama3OptimalTokens(
  compute: number,
  {
    coefficient,
    exponent,
  }: { readonly coefficient: number; readonly exponent: number } = LLAMA_3_2024.figure,
): number {
  return coefficient * Math.pow(compute, exponent);
}

/**
 * Llama 3 2024: tokens by compute from IsoFLOP curves. With the constants of the figure 3.8e25 FLOP buy 16.3T
 * tokens, close to the 16.55T that the paper states; the text's rounded ones give 10.5T and are not used.
 *
 * @example llama32024.optimum?.(3.8e25) // N 3.88704e11, D 1.62935e13; the paper: 402B on 16.55T, 6·N·D 3.99e25
 */
export const llama32024: Law = {
  id: 'llama-3-2024',
  title: 'Llama 3 2024',
  citation: 'Llama Team 2024, arXiv:2407.21783, §3.2.1, constants of Fig. 3',
  formula: 'D = A·C^α, N = C/(6·D)',
  optimumFormula: 'N = C/(6·D), D = A·C^α',
  parameterConvention: 'total',
  corpus: 'Llama 3',
  constants: [
    { symbol: 'A', value: LLAMA_3_2024.figure.coefficient },
    { symbol: 'alpha', value: LLAMA_3_2024.figure.exponent },
  ],
  fittedRange: { parameters: [40e6, 16e9], compute: [6e18, 1e22] },
  confidence: 'verified',
  optimum: (compute) => {
    const tokens = llama3OptimalTokens(compute);
    return { parameters: compute / (6 * tokens), tokens };
  },
  notices: [caveat('Llama 3 2024', 'figure-constants')],
};
