import { type ParametricConstants } from './parametric';
import { parametricLaw } from './parametricLaw';
import { type ParametricCovariance } from './parametricUncertainty';

/** The maximum-likelihood estimates as printed. */
export const BESIROGLU_2024: ParametricConstants = {
  irreducibleLoss: 1.8172,
  parameterCoefficient: 482.01,
  tokenCoefficient: 2085.43,
  parameterExponent: 0.3478,
  tokenExponent: 0.3658,
};

/** How BESIROGLU_2024_COVARIANCE was made; test/reproductions/besiroglu2024.test.ts makes it again. */
export const BESIROGLU_2024_BOOTSTRAP = { resamples: 4000, seed: 2024 } as const;

/**
 * Covariance of (ln A, ln B, ln E, α, β): our own bootstrap, since the paper prints only standard errors, and A with
 * α and B with β vary almost as one (correlations 0.999 and 0.9997): standard errors alone would give absurd bands,
 * and so would fewer digits than these.
 * 4,000 resamples of the 240 released points (as many as in the paper), drawn by seededRandom(2024), each fitted by
 * fitParametric from the fit of all. Standard errors that follow: A 124, B 1396, E 0.026, α 0.015, β 0.020 and
 * a = β/(α+β) 0.020; 80 % of a within 0.050; the paper prints 0.051 for that width.
 */
export const BESIROGLU_2024_COVARIANCE: ParametricCovariance = [
  [0.06634682867, -0.02584827955, 0.002171178433, 0.003955201059, -0.00129879693],
  [-0.02584827955, 0.175208185, 0.003594884561, -0.001610545092, 0.008566519414],
  [0.002171178433, 0.003594884561, 0.0001993408423, 0.0001282123983, 0.0001750585161],
  [0.003955201059, -0.001610545092, 0.0001282123983, 0.000236108432, -8.097181245e-5],
  [-0.00129879693, 0.008566519414, 0.0001750585161, -8.097181245e-5, 0.0004191347705],
];

/** What the bands of every fit to the released points rest on. */
export const BESIROGLU_2024_UNCERTAINTY = {
  covariance: BESIROGLU_2024_COVARIANCE,
  source: 'covariance of the constants from our bootstrap of the 240 released points, 4,000 resamples',
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
  uncertainty: BESIROGLU_2024_UNCERTAINTY,
});
