import { type ParametricConstants } from './parametric';
import { parametricLaw } from './parametricLaw';

/** The maximum-likelihood estimates as printed. */
export const BESIROGLU_2024: ParametricConstants = {
  irreducibleLoss: 1.8172,
  parameterCoefficient: 482.01,
  tokenCoefficient: 2085.43,
  parameterExponent: 0.3478,
  tokenExponent: 0.3658,
};

/**
 * Besiroglu et al. 2024: Hoffmann's parametric law fitted again to 240 points read from its figure 4.
 * 245 were read; the five with the fewest tokens per parameter (they are also the five of highest loss) are left
 * out, and the fit is sensitive to that: with them β is 0.453, not 0.366.
 *
 * @example besiroglu2024.loss?.({ parameters: 70e9, tokens: 1.4e12 }) // 1.97388
 */
export const besiroglu2024 = parametricLaw({
  id: 'besiroglu-2024',
  title: 'Besiroglu 2024',
  citation: 'Besiroglu, Erdil, Barnett & You 2024, arXiv:2404.10102',
  parameterConvention: 'total',
  corpus: 'MassiveText',
  fittedRange: {
    parameters: [57e6, 16.2e9],
    // The paper gives no range of tokens: D = C/(6·N) of the 240 points.
    tokens: [8.2e8, 3.18e11],
    compute: [1e18, 1.3e22],
  },
  confidence: 'verified-secondary',
  values: BESIROGLU_2024,
  constants: [
    { symbol: 'E', value: 1.8172, standardError: 0.03 },
    { symbol: 'A', value: 482.01, standardError: 124.58 },
    { symbol: 'B', value: 2085.43, standardError: 1293.23 },
    { symbol: 'alpha', value: 0.3478, standardError: 0.02 },
    { symbol: 'beta', value: 0.3658, standardError: 0.02 },
  ],
});
