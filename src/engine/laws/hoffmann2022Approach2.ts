import { allocationLaw } from './allocationLaw';

/**
 * Hoffmann et al. 2022, approach 2: minima of IsoFLOP profiles at nine budgets.
 *
 * Coefficient and unrounded exponent as for approach 1, from the approach-2 columns of Table A3 without the row
 * of 67 B: the other eight rows come out to 0.2 %, a = 0.4899 rounds to the printed 0.49.
 *
 * @example hoffmann2022Approach2.optimum?.(5.76e23) // N 63.7e9, D 1.508e12
 */
export const hoffmann2022Approach2 = allocationLaw(
  {
    id: 'hoffmann-2022-approach-2',
    title: 'Hoffmann 2022, approach 2',
    citation:
      'Hoffmann et al. 2022, arXiv:2203.15556, Table 2 (intervals); k, a by least squares on its Table A3',
    parameterConvention: 'total',
    corpus: 'MassiveText',
    fittedRange: { compute: [6e18, 3e21] },
    confidence: 'verified',
  },
  {
    coefficient: 0.1455743711,
    exponent: 0.4899273325,
    exponentInterval: { low: 0.462, high: 0.534 },
    // √(6e18 × 3e21)
    pivotCompute: 1.342e20,
  },
);
