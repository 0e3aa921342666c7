import { type Law } from './law';

/** Tokens per parameter of the rule. */
const RULE_TOKENS_PER_PARAMETER = 20;

/**
 * The rule of thumb D = 20·N read off Hoffmann et al. 2022, Table 3: C = 6·N·20·N = 120·N², N = √(C/120).
 * No band: the rule has none of its own; fitted optima spread about it by a factor of two and more.
 *
 * @example chinchilla20.optimum?.(5.76e23) // N 6.9282e10, D 1.38564e12
 */
export const chinchilla20: Law = {
  id: 'chinchilla-20',
  title: '20 tokens per parameter',
  citation: 'Rule of thumb from Hoffmann et al. 2022, arXiv:2203.15556, Table 3',
  formula: 'D = 20·N, N = √(C/120)',
  optimumFormula: 'D = 20·N, N = √(C/120)',
  parameterConvention: 'total',
  corpus: 'MassiveText',
  constants: [{ symbol: 'D/N', value: RULE_TOKENS_PER_PARAMETER }],
  fittedRange: { compute: [1e19, 1e24] },
  confidence: 'verified',
  optimum: (compute) => {
    const parameters = Math.sqrt(compute / (6 * RULE_TOKENS_PER_PARAMETER));
    return { parameters, tokens: RULE_TOKENS_PER_PARAMETER * parameters };
  },
};
