import { type Law, type ScalePoint, type ScaleTraits } from '../laws/law';
import { type Mixture, totalOverActive } from '../laws/moe/expansion';
import { solveIncreasing } from './solveIncreasing';

/** What a plan is to reckon with besides its goal. */
export interface Situation {
  /** Distinct tokens there are; absent = as many as the plan asks for. */
  readonly uniqueTokens?: number;
  /** Experts of every block and those a token passes; absent = a dense model. */
  readonly mixture?: Mixture;
}

/** The laws with an optimum that know of a situation: those of mixtures for a mixture, of repetition for few unique tokens. */
export function lawsKnowing(laws: readonly Law[], { mixture, uniqueTokens }: Situation): readonly Law[] {
  return laws.filter(
    (law) =>
      (mixture !== undefined && law.architectures === 'moe' && law.optimum !== undefined) ||
      (uniqueTokens !== undefined && law.knowsRepetition === true),
  );
}

/** A law that says nothing in a situation: it gives no optimum and answers no question. */
function silent(law: Law): Law {
  return {
    ...law,
    optimum: undefined,
    optimumFormula: undefined,
    computeForLoss: undefined,
    tokensForLoss: undefined,
    parametersForLoss: undefined,
  };
}

/**
 * A law in a situation: where it knows of repeated data or of experts, its loss, optimum and inverse questions are those
 * of that situation; a law that knows nothing of it stays as it is, and one that knows only other models is silent.
 */
export function situatedLaw(law: Law, { uniqueTokens, mixture }: Situation): Law {
  const knowsMixtures = law.architectures === 'moe';
  if (knowsMixtures && mixture === undefined && law.covers?.({ parameters: 1, tokens: 1 }) === false)
    return silent(law);
  const repeats = law.knowsRepetition === true && uniqueTokens !== undefined;
  const mixes = knowsMixtures && mixture !== undefined;
  const [bare, best] = [law.loss?.bind(law), law.optimum?.bind(law)];
  if ((!repeats && !mixes) || bare === undefined || best === undefined) return law;
  const traits: ScaleTraits = {
    ...(repeats ? { uniqueTokens } : {}),
    ...(mixes
      ? {
          experts: mixture.experts,
          expertsPerToken: mixture.expertsPerToken,
          granularity: mixture.granularity ?? mixture.expertsPerToken,
        }
      : {}),
  };
  const loss = (point: ScalePoint): number =>
    bare({
      ...point,
      ...traits,
      ...(mixes ? { totalParameters: point.parameters * totalOverActive(mixture) } : {}),
    });
  const optimum = (compute: number) => {
    const { parameters, tokens } = best(compute, traits);
    return { parameters, tokens, loss: loss({ parameters, tokens }) };
  };
  return {
    ...law,
    loss,
    lossBand: undefined,
    bandKind: undefined,
    bandSource: undefined,
    optimum,
    computeForLoss: (target) => solveIncreasing((compute) => -optimum(compute).loss, -target),
    tokensForLoss: (parameters, target) =>
      solveIncreasing((tokens) => -loss({ parameters, tokens }), -target),
    parametersForLoss: (tokens, target) =>
      solveIncreasing((parameters) => -loss({ parameters, tokens }), -target),
  };
}
