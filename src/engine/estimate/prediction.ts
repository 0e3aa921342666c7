import { type Architecture } from '../architecture/architecture';
import { type LawPrediction } from '../estimate';
import { type Band, type Law, type Optimum, type ScalePoint, type ScaleTraits } from '../laws/law';
import { lawNotices } from '../laws/lawNotices';
import { optimalTokensPerParameter, tokensPerParameterBand } from '../laws/tokensPerParameter';
import { NO_NOTICES, type Notice } from '../notice';
import { type Convention, type Input, type Quantity, type Unit } from '../quantity';
import { asInput, isUsable, type Known } from './known';
import { isSparse } from './parameterEstimate';
import { verdictOf } from './verdict';

/** The convention of a law's N when it is applied to a dense model. */
export function conventionOf(law: Law): Convention {
  return law.parameterConvention === 'total' ? 'parameters-total' : 'parameters-non-embedding';
}

/** A number of a law with its band where there is one around it. Written out: spreads here cost as much as the laws. */
function banded(
  { citation, bandKind, bandSource }: Law,
  value: number,
  unit: Unit,
  band: Band | undefined,
  formula: string,
  inputs: readonly Input[],
  convention?: Convention,
): Quantity {
  const usable = band !== undefined && isUsable(band.low) && isUsable(band.high);
  if (!usable || bandKind === undefined || bandSource === undefined)
    return { value, unit, because: { formula, inputs, source: citation, convention, notices: NO_NOTICES } };
  return {
    value,
    unit,
    low: band.low,
    high: band.high,
    because: {
      formula,
      inputs,
      source: citation,
      convention,
      band: { kind: bandKind, source: bandSource },
      notices: NO_NOTICES,
    },
  };
}

/** The best use of `compute` FLOP by a law as quantities, or `undefined` if the law says none. */
export function optimumQuantities(law: Law, compute: number, inputs: readonly Input[], traits?: ScaleTraits) {
  const optimum: Optimum | undefined = law.optimum?.(compute, traits);
  if (optimum === undefined || !isUsable(optimum.parameters) || !isUsable(optimum.tokens)) return undefined;
  const { parameters, tokens, loss, parametersBand, tokensBand } = optimum;
  const { optimumFormula: formula, optimumLossFormula = law.formula } = law;
  const mixes = law.architectures === 'moe' && law.parameterConvention === 'total' && traits?.experts;
  return {
    parameters: banded(
      law,
      parameters,
      'parameters',
      parametersBand,
      formula ?? 'N_opt(C)',
      inputs,
      mixes ? 'parameters-active' : conventionOf(law),
    ),
    tokens: banded(law, tokens, 'tokens', tokensBand, formula ?? 'D_opt(C)', inputs),
    tokensPerParameter: banded(
      law,
      optimalTokensPerParameter(optimum),
      'tokens/parameter',
      tokensPerParameterBand(optimum),
      `D/N, ${formula ?? ''}`,
      inputs,
      conventionOf(law),
    ),
    loss: isUsable(loss)
      ? banded(law, loss, 'nats/token', law.lossBand?.({ parameters, tokens }), optimumLossFormula, inputs)
      : undefined,
  };
}

/** What of a counted model the laws look at. */
export interface SeenByLaws {
  readonly parameters: Pick<
    Architecture['parameters'],
    'total' | 'active' | 'nonEmbedding' | 'activeNonEmbedding'
  >;
  readonly experts?: Pick<NonNullable<Architecture['experts']>, 'total' | 'perToken' | 'granularity'>;
}

/**
 * The run as a law sees it: parameters in its convention, for a sparse model the active ones, with the others and the
 * experts beside them.
 */
export function pointOf(
  law: Law,
  { parameters, experts }: SeenByLaws,
  tokens: number,
  uniqueTokens: number | undefined,
): ScalePoint | undefined {
  const countsAll = law.parameterConvention === 'total';
  const counted = countsAll ? parameters.active : parameters.activeNonEmbedding;
  if (!isUsable(counted)) return undefined;
  const unique = uniqueTokens !== undefined && uniqueTokens < tokens ? { uniqueTokens } : {};
  if (experts === undefined) return { parameters: counted, tokens, ...unique };
  return {
    parameters: counted,
    tokens,
    ...unique,
    totalParameters: countsAll ? parameters.total : parameters.nonEmbedding,
    experts: experts.total,
    expertsPerToken: experts.perToken,
    ...(experts.granularity === undefined ? {} : { granularity: experts.granularity }),
  };
}

/** What a law's optimum may know of the run besides its compute: experts and unique tokens. */
export function traitsOf(point: ScalePoint): ScaleTraits {
  const { totalParameters, parameters, uniqueTokens, experts, expertsPerToken, granularity } = point;
  if (totalParameters === undefined) return point;
  const totalOverActive = totalParameters / parameters;
  return { uniqueTokens, experts, expertsPerToken, granularity, totalOverActive };
}

/**
 * Whether a loss can be meant: guessing every token alike costs ln V nats, so a law that says more has been asked
 * too far from what it was fitted on.
 */
export function isBelowGuessing(loss: number | undefined, { vocabularyRows }: Architecture): loss is number {
  return isUsable(loss) && loss < Math.log(vocabularyRows);
}

/** What one law says about the run, or nothing where the law's parameters are none or it knows no such models. */
export function prediction(
  law: Law,
  architecture: Architecture,
  tokens: Known,
  uniqueTokens?: Known,
): LawPrediction | undefined {
  const point = pointOf(law, architecture, tokens.value, uniqueTokens?.value);
  if (point === undefined || law.covers?.(point) === false) return undefined;
  const sparse = isSparse(architecture);
  const convention = sparse && law.parameterConvention === 'total' ? 'parameters-active' : conventionOf(law);
  const name =
    law.parameterConvention !== 'total'
      ? 'nonEmbeddingParameters'
      : sparse
        ? 'activeParameters'
        : 'parameters';
  const inputs: Input[] = [
    { name, value: point.parameters, unit: 'parameters', origin: 'derived' },
    asInput(tokens),
    ...(law.knowsRepetition === true && uniqueTokens !== undefined ? [asInput(uniqueTokens)] : []),
    ...(law.inputs ?? []),
  ];
  const notices: Notice[] = lawNotices(law, point);
  if (architecture.experts !== undefined && law.architectures !== 'moe') {
    notices.unshift({
      code: 'dense-law-on-active-parameters',
      severity: 'warning',
      args: { law: law.title },
    });
  }
  if (point.uniqueTokens !== undefined && law.knowsRepetition !== true) {
    const epochs = point.tokens / point.uniqueTokens;
    notices.unshift({
      code: 'repetition-not-modelled',
      severity: 'warning',
      args: { law: law.title, epochs },
    });
  }
  const loss = law.loss?.(point);
  const compute = 6 * point.parameters * point.tokens;
  const optimum = isUsable(compute)
    ? optimumQuantities(
        law,
        compute,
        [...inputs, { name: 'compute', value: compute, unit: 'FLOP' }],
        traitsOf(point),
      )
    : undefined;
  return {
    law: law.id,
    title: law.title,
    corpus: law.loss === undefined ? undefined : law.corpus,
    loss: isBelowGuessing(loss, architecture)
      ? banded(law, loss, 'nats/token', law.lossBand?.(point), law.formula, inputs, convention)
      : undefined,
    optimum,
    verdict: optimum === undefined ? undefined : verdictOf(ratioToOptimum(point, optimum)),
    notices,
  };
}

function ratioToOptimum(
  point: ScalePoint,
  optimum: { readonly parameters: Quantity; readonly tokens: Quantity },
): number {
  return (point.tokens / point.parameters) * (optimum.parameters.value / optimum.tokens.value);
}
