import { allocationLaw } from './allocationLaw';

/**
 * Hoffmann et al. 2022, approach 1: the envelope of training curves.
 *
 * The paper prints rounded exponents (a = b = 0.50) and no coefficient. Its Table 3, which was computed with the
 * unrounded ones, holds both: k and a here are least squares of ln N on ln C over that table without the row of
 * 67 B (which does not lie on the line of the others in any approach; see test/reproductions). They give
 * the other eight rows to 0.2 % and a = 0.498, b = 0.502, inside the printed intervals (0.488, 0.502) and
 * (0.501, 0.512), as the rounded b = 0.50 is not.
 *
 * @example hoffmann2022Approach1.optimum?.(5.76e23) // N 67.9e9, D 1.413e12
 */
export const hoffmann2022Approach1 = allocationLaw(
  {
    id: 'hoffmann-2022-approach-1',
    title: 'Hoffmann 2022, approach 1',
    citation:
      'Hoffmann et al. 2022, arXiv:2203.15556, Table 2 (intervals); k, a by least squares on its Table 3',
    parameterConvention: 'total',
    corpus: 'MassiveText',
    fittedRange: {
      parameters: [70e6, 16e9],
      tokens: [5e9, 500e9],
      // Lower end: the smallest model on the fewest tokens, 6 × 70e6 × 5e9; the paper states the upper one.
      compute: [2.1e18, 1e22],
    },
    confidence: 'verified',
  },
  {
    coefficient: 0.09934867109,
    exponent: 0.4980916125,
    exponentInterval: { low: 0.488, high: 0.502 },
    // √(2.1e18 × 1e22)
    pivotCompute: 1.449e20,
  },
);
