import { type Law } from './law';
import { caveat } from './lawCaveat';
import { affordableTokens } from './trainingCompute';

/** A step of the way from Kaplan's experiment to Hoffmann's, with the exponent a of N_opt ∝ C^a it gives. */
export interface AllocationStage {
  readonly change: 'kaplan-count' | 'output-head-counted' | 'short-warm-up' | 'matched-decay' | 'tuned';
  readonly refinedWeb: number;
  readonly openWebText2: number;
}

/**
 * Porian et al. 2024: three causes of the disagreement, one after the other; recomputed from their released results
 * (github.com/formll/resolving-scaling-law-discrepancies). Only the last needs other hyper-parameters, and
 * matching the decay to the length of the run is not what closes the gap.
 */
export const PORIAN_2024_STAGES: readonly AllocationStage[] = [
  { change: 'kaplan-count', refinedWeb: 0.8338, openWebText2: 0.87 },
  { change: 'output-head-counted', refinedWeb: 0.7009, openWebText2: 0.7 },
  { change: 'short-warm-up', refinedWeb: 0.6035, openWebText2: 0.6016 },
  { change: 'matched-decay', refinedWeb: 0.5714, openWebText2: 0.5689 },
  { change: 'tuned', refinedWeb: 0.497, openWebText2: 0.5184 },
];

/** RefinedWeb, tuned learning rate and batch, constant rate. */
const [COEFFICIENT, EXPONENT] = [0.118199, 0.497] as const;

/**
 * Porian et al. 2024: Chinchilla's allocation found again on open data with every size tuned.
 * N counts what multiplies: the output head, not the input embedding, so it equals the total of a tied model.
 *
 * @example porian2024.optimum?.(5.88e23) // 16.6 tokens per parameter
 */
export const porian2024: Law = {
  id: 'porian-2024',
  title: 'Porian 2024',
  citation:
    'Porian et al. 2024, arXiv:2406.19146, tuned optimiser on RefinedWeb; coefficient recomputed from the released results',
  formula: 'N = k·C^a, D = C/(6·N)',
  optimumFormula: 'N = k·C^a, D = C/(6·N)',
  parameterConvention: 'total',
  corpus: 'RefinedWeb',
  constants: [
    { symbol: 'k', value: COEFFICIENT },
    { symbol: 'a', value: EXPONENT },
  ],
  fittedRange: { parameters: [5e6, 901e6] },
  confidence: 'verified-secondary',
  optimum: (compute) => {
    const parameters = COEFFICIENT * Math.pow(compute, EXPONENT);
    return { parameters, tokens: affordableTokens(compute, parameters) };
  },
  notices: [caveat('Porian 2024', 'counts-output-head'), caveat('Porian 2024', 'recalled-count')],
};
