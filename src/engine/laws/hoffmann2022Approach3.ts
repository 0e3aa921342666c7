import { type ParametricConstants } from './parametric';
import { parametricLaw } from './parametricLaw';

/**
 * The constants as the paper prints them (eq. 10). Rounding moves the optimum: at 5.76e23 FLOP they give 32 B
 * parameters and 93 tokens per parameter, the unrounded ones 40 B, which is what the paper says. Not used by the law.
 */
export const HOFFMANN_2022_ROUNDED: ParametricConstants = {
  irreducibleLoss: 1.69,
  parameterCoefficient: 406.4,
  tokenCoefficient: 410.7,
  parameterExponent: 0.34,
  tokenExponent: 0.28,
};

/** The constants before rounding, from the TeX source of the paper as quoted by Besiroglu et al. 2024. */
export const HOFFMANN_2022_UNROUNDED: ParametricConstants = {
  irreducibleLoss: 1.6934,
  parameterCoefficient: 406.401,
  tokenCoefficient: 410.7228,
  parameterExponent: 0.33917084,
  tokenExponent: 0.2849083,
};

/**
 * Hoffmann et al. 2022, approach 3: the parametric loss. No bands: the printed intervals of the exponent,
 * (0.454, 0.455), do not contain its own unrounded value 0.4565 and would need over 600,000 runs
 * (Besiroglu et al. 2024).
 *
 * @example hoffmann2022Approach3.optimum?.(5.76e23) // N 4.03609e10, D 2.37854e12, L 1.91844
 */
export const hoffmann2022Approach3 = parametricLaw({
  id: 'hoffmann-2022-approach-3',
  title: 'Hoffmann 2022, approach 3',
  citation:
    'Hoffmann et al. 2022, arXiv:2203.15556, eqs. 2, 4, 10, constants before rounding from its TeX source (quoted by Besiroglu et al. 2024, arXiv:2404.10102)',
  parameterConvention: 'total',
  corpus: 'MassiveText',
  fittedRange: {
    parameters: [70e6, 16e9],
    tokens: [5e9, 500e9],
    // Lower end: the smallest model on the fewest tokens, 6 × 70e6 × 5e9; the paper states the upper one.
    compute: [2.1e18, 1e22],
  },
  confidence: 'verified-secondary',
  values: HOFFMANN_2022_UNROUNDED,
});
