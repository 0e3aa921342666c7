import { type ParametricConstants } from '../laws/parametric';
import { type Minimum, type MinimiseOptions, minimise, type Objective } from './minimise';
import { logHuber, type Misfit } from './misfit';

/** One run: N parameters trained on D tokens reached `loss` nats/token. */
export interface LossPoint {
  readonly parameters: number;
  readonly tokens: number;
  readonly loss: number;
}

/** (ln A, ln B, ln E, α, β): the variables in which the law is fitted. */
export type ParametricVector = readonly number[];

/** How to fit; every field has a default. */
export interface ParametricFitOptions extends MinimiseOptions {
  /** Starts of the search; the best end wins. Default: a coarse grid of sixteen. */
  readonly starts?: readonly ParametricVector[];
  /** Default: Huber's loss of ln L with δ = 1e-3. */
  readonly misfit?: Misfit;
}

/** A fit with how well it ended, and by what measure. */
export interface ParametricFit extends Minimum {
  readonly misfit: Misfit;
  readonly constants: ParametricConstants;
}

/**
 * Fits L(N, D) = E + A/N^α + B/D^β so that the sum of misfits over runs is least, with L̂ as a log-sum-exp of
 * (ln A − α·ln N, ln B − β·ln D, ln E); by default as Hoffmann et al. 2022 (arXiv:2203.15556, eq. 3) do.
 * Needs at least five runs that differ in size and data to mean anything.
 */
export function fitParametric(
  points: readonly LossPoint[],
  options: ParametricFitOptions = {},
): ParametricFit {
  const { starts = STARTS, misfit = logHuber(), ...search } = options;
  const objective = parametricObjective(points, misfit);
  let best: Minimum | undefined;
  for (const start of starts) {
    const found = minimise(objective, start, search);
    if (best === undefined || found.value < best.value) best = found;
    if (found.outcome === 'cancelled') break;
  }
  if (best === undefined) throw new Error('fitParametric requires at least 1 start');
  return { ...best, misfit, constants: constantsFromVector(best.point) };
}

/** The vector's law. */
export function constantsFromVector(vector: ParametricVector): ParametricConstants {
  const [logA = NaN, logB = NaN, logE = NaN, alpha = NaN, beta = NaN] = vector;
  return {
    irreducibleLoss: Math.exp(logE),
    parameterCoefficient: Math.exp(logA),
    tokenCoefficient: Math.exp(logB),
    parameterExponent: alpha,
    tokenExponent: beta,
  };
}

/** The law's vector. */
export function vectorFromConstants(constants: ParametricConstants): ParametricVector {
  return [
    Math.log(constants.parameterCoefficient),
    Math.log(constants.tokenCoefficient),
    Math.log(constants.irreducibleLoss),
    constants.parameterExponent,
    constants.tokenExponent,
  ];
}

/** The sum of misfits as a function of the vector, with its exact gradient. */
export function parametricObjective(points: readonly LossPoint[], misfit: Misfit = logHuber()): Objective {
  const ofLogarithms = misfit.residual === 'log-loss';
  const logs = points.map((p) => [Math.log(p.parameters), Math.log(p.tokens), Math.log(p.loss)] as const);
  return ([logA = 0, logB = 0, logE = 0, alpha = 0, beta = 0], gradient) => {
    let value = 0;
    let [byA, byB, byE, byAlpha, byBeta] = [0, 0, 0, 0, 0];
    for (const [logN, logD, logLoss] of logs) {
      const size = logA - alpha * logN;
      const data = logB - beta * logD;
      // log-sum-exp of three terms, written out: this is the innermost loop of every bootstrap
      const top = Math.max(size, data, logE);
      const [sizeTerm, dataTerm, floor] = [Math.exp(size - top), Math.exp(data - top), Math.exp(logE - top)];
      const sum = sizeTerm + dataTerm + floor;
      // L̂ = e^top·sum; each term is its share e^top of L̂, or 1/sum of ln L̂.
      const scale = ofLogarithms ? 1 / sum : Math.exp(top);
      const residual = ofLogarithms ? top + Math.log(sum) - logLoss : scale * sum - Math.exp(logLoss);
      value += misfit.value(residual);
      const slope = misfit.slope(residual) * scale;
      byA += slope * sizeTerm;
      byB += slope * dataTerm;
      byE += slope * floor;
      byAlpha -= slope * sizeTerm * logN;
      byBeta -= slope * dataTerm * logD;
    }
    gradient.set([byA, byB, byE, byAlpha, byBeta]);
    return value;
  };
}

/** Hoffmann et al. 2022 search a grid of starts; these are its spread, coarser. */
const STARTS: readonly ParametricVector[] = [5, 15].flatMap((logA) =>
  [5, 15].flatMap((logB) =>
    [0.25, 0.75].flatMap((alpha) => [0.25, 0.75].map((beta) => [logA, logB, 0.5, alpha, beta])),
  ),
);
