import { type Law } from '../law';
import { affordableTokens, FLOP_PER_PETAFLOP_DAY } from '../trainingCompute';
import { computeEfficientRun } from './computeEfficient';
import { JOINT_CONSTANTS, jointLoss, jointParametersForLoss, jointTokensForLoss } from './jointLaw';
import { lossFromOptimalCompute, optimalComputeForLoss } from './singleVariable';

/**
 * Kaplan et al. 2020. Two statements that do not follow from each other: `loss` is the joint law L(N, D) of models
 * trained until early stopping; `optimum` is the compute-efficient frontier, which stops well before convergence:
 * N of Table 6, D = C/(6·N), and the loss L(C_min) of eq. 1.3. A point can therefore lie below the frontier.
 * All N and C without embeddings.
 *
 * @example kaplan2020.loss?.({ parameters: 1e9, tokens: 20e9 }) // 2.37388
 * @example kaplan2020.optimum?.(3640 * 8.64e19) // N 5.17068e11, D 1.01373e11, L 1.76406
 */
export const kaplan2020: Law = {
  id: 'kaplan-2020',
  title: 'Kaplan 2020',
  citation: 'Kaplan et al. 2020, arXiv:2001.08361, eq. 1.5 with Table 2; optimum: Table 6 and eq. 1.3',
  formula: 'L(N,D) = [(N_c/N)^(α_N/α_D) + D_c/D]^α_D',
  parameterConvention: 'non-embedding',
  corpus: 'WebText2',
  constants: [
    { symbol: 'alpha_N', value: JOINT_CONSTANTS.parameterExponent },
    { symbol: 'alpha_D', value: JOINT_CONSTANTS.tokenExponent },
    { symbol: 'N_c', value: JOINT_CONSTANTS.parameterScale },
    { symbol: 'D_c', value: JOINT_CONSTANTS.tokenScale },
  ],
  fittedRange: {
    parameters: [768, 1.5e9],
    tokens: [2.2e7, 2.3e10],
    // Upper end: 1e2 PF-days as stated; lower end: the smallest model on the fewest tokens, 6 × 768 × 2.2e7.
    compute: [1.01376e11, 1e2 * FLOP_PER_PETAFLOP_DAY],
  },
  confidence: 'verified',
  loss: jointLoss,
  optimumFormula: 'N = 1.3e9·C^0.73 with C in PF-days, D = C/(6·N)',
  optimumLossFormula: 'L(C) = (3.1e8/C)^0.05 with C in PF-days',
  optimum: (compute) => {
    const { parameters } = computeEfficientRun(compute);
    return {
      parameters,
      tokens: affordableTokens(compute, parameters),
      loss: lossFromOptimalCompute(compute),
    };
  },
  computeForLoss: optimalComputeForLoss,
  tokensForLoss: jointTokensForLoss,
  parametersForLoss: jointParametersForLoss,
  notices: [{ code: 'frontier-of-another-formula', severity: 'info', args: { law: 'Kaplan 2020' } }],
};
