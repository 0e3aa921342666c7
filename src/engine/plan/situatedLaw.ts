import { type Law, type ScalePoint } from '../laws/law';
import { minimumInLogarithm } from '../laws/search';
import { affordableTokens } from '../laws/trainingCompute';
import { solveIncreasing } from './solveIncreasing';

/** What a plan is to reckon with besides its goal. */
export interface Situation {
  /** Distinct tokens there are; absent = as many as the plan asks for. */
  readonly uniqueTokens?: number;
  /** Experts of every block and those a token passes; absent = a dense model. */
  readonly mixture?: Mixture;
}

/** A mixture of experts by its shape. */
export interface Mixture {
  readonly experts: number;
  readonly expertsPerToken: number;
  /** Width of a dense feed-forward over that of one expert; absent = as many as a token passes, so that both cost alike. */
  readonly granularity?: number;
}

/**
 * All parameters over the active ones where every block is a mixture: attention 4·d², active experts 8·d² together,
 * all of them 8·d²·E/k, so (4 + 8·E/k)/12, without embeddings (Krajewski et al. 2024, arXiv:2402.07871, App. A).
 * @example totalOverActive({ experts: 64, expertsPerToken: 1 }) // 43
 */
export function totalOverActive({ experts, expertsPerToken }: Mixture): number {
  return (4 + (8 * experts) / expertsPerToken) / 12;
}

/** Sizes looked at: a hundred-thousandth to a hundred thousand times √(C/6). */
const REACH = 1e5;

/**
 * A law in a situation: where it knows of repeated data or of experts, its loss, optimum and inverse questions are those
 * of that situation, found along 6·N·D = C; a law that knows nothing of it stays as it is.
 */
export function situatedLaw(law: Law, { uniqueTokens, mixture }: Situation): Law {
  const repeats = law.knowsRepetition === true && uniqueTokens !== undefined;
  const mixes = law.architectures === 'moe' && mixture !== undefined;
  const bare = law.loss?.bind(law);
  if ((!repeats && !mixes) || bare === undefined) return law;
  const pointOf = (point: ScalePoint): ScalePoint => ({
    ...point,
    ...(repeats ? { uniqueTokens } : {}),
    ...(mixes
      ? {
          experts: mixture.experts,
          expertsPerToken: mixture.expertsPerToken,
          granularity: mixture.granularity ?? mixture.expertsPerToken,
          totalParameters: point.parameters * totalOverActive(mixture),
        }
      : {}),
  });
  const loss = (point: ScalePoint): number => bare(pointOf(point));
  const optimum = (compute: number) => {
    const at = (parameters: number) => ({ parameters, tokens: affordableTokens(compute, parameters) });
    const centre = Math.sqrt(compute / 6);
    const own = mixes ? undefined : law.optimum?.(compute, { uniqueTokens });
    const { parameters, tokens } =
      own ?? at(minimumInLogarithm((size) => loss(at(size)), centre / REACH, centre * REACH));
    return { parameters, tokens, loss: loss({ parameters, tokens }) };
  };
  return {
    ...law,
    loss,
    lossBand: undefined,
    bandKind: undefined,
    bandSource: undefined,
    optimum,
    optimumFormula: mixes ? 'the least L(N, D) with C = 6·N·D, N active' : law.optimumFormula,
    computeForLoss: (target) => solveIncreasing((compute) => -optimum(compute).loss, -target),
    tokensForLoss: undefined,
    parametersForLoss: undefined,
  };
}
