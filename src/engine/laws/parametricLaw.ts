import { EXTRAPOLATION_RULE, extrapolationFactor } from './fittedRange';
import { type Law, type LawConstant } from './law';
import {
  type ParametricConstants,
  parametricComputeForLoss,
  parametricLoss,
  parametricOptimum,
  parametricParametersForLoss,
  parametricTokensForLoss,
} from './parametric';
import {
  EIGHTY_PERCENT,
  type ParametricCovariance,
  logBand,
  logOptimumDeviation,
  lossWithDeviation,
} from './parametricUncertainty';

/** What tells one law of this form from another. */
export interface ParametricDescription extends Pick<
  Law,
  'id' | 'title' | 'citation' | 'parameterConvention' | 'corpus' | 'fittedRange' | 'confidence' | 'notices'
> {
  /** As the paper writes it; default: `L(N,D) = E + A/N^α + B/D^β`. */
  readonly formula?: string;
  readonly values: ParametricConstants;
  /** The same constants as the paper prints them, with their uncertainty; default: the bare values. */
  readonly constants?: readonly LawConstant[];
  /** Where known: the covariance of (ln A, ln B, ln E, α, β) and whose it is. */
  readonly uncertainty?: { readonly covariance: ParametricCovariance; readonly source: string };
}

/**
 * A law of the form L(N, D) = E + A/N^α + B/D^β, published or fitted to one's own runs:
 * loss, closed-form optimum and inverse questions, and 80 % bands where the covariance of the constants is known.
 * A band is that of the fitted curve, not the scatter of single runs about it.
 */
export function parametricLaw(description: ParametricDescription): Law {
  const { values, uncertainty, constants, ...about } = description;
  const law: Law = {
    ...about,
    formula: about.formula ?? 'L(N,D) = E + A/N^α + B/D^β',
    constants: constants ?? bareConstants(values),
    irreducibleLoss: values.irreducibleLoss,
    optimumFormula: 'N = G·(C/6)^(β/(α+β)), D = C/(6·N), G = (αA/(βB))^(1/(α+β))',
    loss: (point) => parametricLoss(values, point),
    optimum: (compute) => {
      const point = parametricOptimum(values, compute);
      const { parameters, tokens } = point;
      return { parameters, tokens, loss: parametricLoss(values, point) };
    },
    computeForLoss: (loss) => parametricComputeForLoss(values, loss),
    tokensForLoss: (parameters, loss) => parametricTokensForLoss(values, parameters, loss),
    parametersForLoss: (tokens, loss) => parametricParametersForLoss(values, tokens, loss),
  };
  return uncertainty === undefined ? law : withBands(law, values, uncertainty);
}

function withBands(
  law: Law,
  values: ParametricConstants,
  uncertainty: NonNullable<ParametricDescription['uncertainty']>,
): Law {
  const { covariance, source } = uncertainty;
  return {
    ...law,
    bandKind: 'fit-uncertainty',
    bandSource: `80 % by the delta method; ${source}; ${EXTRAPOLATION_RULE}`,
    lossBand: (point) => {
      const { loss, logDeviation } = lossWithDeviation(values, covariance, point);
      return logBand(loss, EIGHTY_PERCENT * logDeviation * extrapolationFactor(law.fittedRange, point));
    },
    optimum: (compute) => {
      const point = parametricOptimum(values, compute);
      const halfWidth =
        EIGHTY_PERCENT *
        logOptimumDeviation(values, covariance, compute, point.parameters) *
        extrapolationFactor(law.fittedRange, point);
      const { parameters, tokens } = point;
      return {
        parameters,
        tokens,
        loss: parametricLoss(values, point),
        parametersBand: logBand(parameters, halfWidth),
        tokensBand: logBand(tokens, halfWidth),
      };
    },
  };
}

function bareConstants(values: ParametricConstants): readonly LawConstant[] {
  return [
    { symbol: 'E', value: values.irreducibleLoss },
    { symbol: 'A', value: values.parameterCoefficient },
    { symbol: 'B', value: values.tokenCoefficient },
    { symbol: 'alpha', value: values.parameterExponent },
    { symbol: 'beta', value: values.tokenExponent },
  ];
}
