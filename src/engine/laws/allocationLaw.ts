import { EXTRAPOLATION_RULE, extrapolationFactor } from './fittedRange';
import { type Law } from './law';
import { affordableTokens } from './trainingCompute';

/** N_opt = k·C^a with C in FLOP, and the printed interval of a. */
export interface AllocationFit {
  /** k */
  readonly coefficient: number;
  /** a */
  readonly exponent: number;
  readonly exponentInterval: { readonly low: number; readonly high: number };
  /** FLOP at which the interval's laws cross: the middle of the fitted budgets. */
  readonly pivotCompute: number;
}

type AllocationDescription = Omit<
  Law,
  'formula' | 'optimum' | 'optimumFormula' | 'constants' | 'bandSource' | 'bandKind'
>;

/**
 * A law that only says how to divide a budget: N = k·C^a, D = C/(6·N), so that C = 6·N·D exactly.
 * The paper prints an interval of the exponent only; the band is the fan of that interval through the middle of
 * the fitted budgets, where the data hold the line best, hence it is too narrow close to that point.
 */
export function allocationLaw(description: AllocationDescription, fit: AllocationFit): Law {
  const { low, high } = fit.exponentInterval;
  return {
    ...description,
    formula: 'N = k·C^a, D = C/(6·N)',
    optimumFormula: 'N = k·C^a, D = C/(6·N)',
    constants: [
      { symbol: 'k', value: fit.coefficient },
      { symbol: 'a', value: fit.exponent, interval: { low, high, level: 0.8 } },
    ],
    bandKind: 'published-interval',
    bandSource: `10th to 90th percentile of the exponent as printed, through the middle of the fitted budgets; ${EXTRAPOLATION_RULE}`,
    optimum: (compute) => {
      const parameters = fit.coefficient * Math.pow(compute, fit.exponent);
      const tokens = affordableTokens(compute, parameters);
      const lever = Math.log(compute / fit.pivotCompute);
      const widen = extrapolationFactor(description.fittedRange, { parameters, tokens });
      const turned = [(low - fit.exponent) * lever * widen, (high - fit.exponent) * lever * widen];
      const [down, up] = [Math.exp(Math.min(...turned)), Math.exp(Math.max(...turned))];
      return {
        parameters,
        tokens,
        parametersBand: { low: parameters * down, high: parameters * up },
        tokensBand: { low: tokens / up, high: tokens / down },
      };
    },
  };
}
