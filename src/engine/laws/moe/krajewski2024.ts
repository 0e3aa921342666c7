import {
  parametricLoss,
  parametricOptimum,
  parametricParametersForLoss,
  type ParametricConstants,
} from '../parametric';
import { parametricLaw } from '../parametricLaw';
import { type Optimum, type ScalePoint, type ScaleTraits } from '../law';
import { expansion, granularityOf, totalOverActiveOf } from './expansion';
import { type MoeLaw } from './moeLaw';

const CITATION = 'Krajewski, Ludziejewski et al. 2024, arXiv:2402.07871, eq. 9, Table 1';

/** Table 1, mixture of experts. */
const IRREDUCIBLE = 0.47; // c
const SIZE_COEFFICIENT = 18.1; // a
const GRANULARITY_COEFFICIENT = 2.1; // g
const GRANULARITY_EXPONENT = 0.58; // γ
const SIZE_EXPONENT = 0.115; // α
const TOKEN_COEFFICIENT = 30.8; // b
const TOKEN_EXPONENT = 0.147; // β

/** Table 1, dense. */
const DENSE: ParametricConstants = {
  irreducibleLoss: 0.47,
  parameterCoefficient: 16.3,
  tokenCoefficient: 26.7,
  parameterExponent: 0.126,
  tokenExponent: 0.127,
};

/** The same law at one granularity G: L(N, D) with A = g/G^γ + a. */
export function krajewskiConstants(granularity: number): ParametricConstants {
  return {
    irreducibleLoss: IRREDUCIBLE,
    parameterCoefficient: GRANULARITY_COEFFICIENT / granularity ** GRANULARITY_EXPONENT + SIZE_COEFFICIENT,
    tokenCoefficient: TOKEN_COEFFICIENT,
    parameterExponent: SIZE_EXPONENT,
    tokenExponent: TOKEN_EXPONENT,
  };
}

/** L by ALL parameters without embeddings, tokens and granularity; finite for positive arguments. */
function lossOf(point: ScalePoint): number {
  const { parameters, totalParameters = parameters, tokens } = point;
  const constants = krajewskiConstants(granularityOf(point));
  const { irreducibleLoss, parameterCoefficient, tokenCoefficient } = constants;
  return (
    irreducibleLoss +
    parameterCoefficient / totalParameters ** SIZE_EXPONENT +
    tokenCoefficient / tokens ** TOKEN_EXPONENT
  );
}

/**
 * The best active parameters and tokens of a shape, C = 6·N·D with N active, the router's FLOPs left out: with N_total =
 * r·N the law is one of Hoffmann's form with A = (g/G^γ + a)/r^α.
 */
function krajewskiOptimum(compute: number, traits: ScaleTraits): Optimum {
  const { parameterCoefficient, ...others } = krajewskiConstants(granularityOf(traits));
  const constants = {
    ...others,
    parameterCoefficient: parameterCoefficient / totalOverActiveOf(traits) ** SIZE_EXPONENT,
  };
  const { parameters, tokens } = parametricOptimum(constants, compute);
  return { parameters, tokens, loss: parametricLoss(constants, { parameters, tokens }) };
}

/**
 * Krajewski et al. 2024: the loss of fine-grained mixtures by N, ALL their parameters without embeddings (at 64 times
 * as many expert parameters as a token uses, which is the only expansion it was fitted at), tokens D and granularity G = width of the dense feed-forward over that
 * of an expert. It knows nothing of dense models; {@link krajewski2024Dense} is the authors' fit to those.
 *
 * @example krajewski2024.loss({ parameters: 2e7, totalParameters: 1e9, tokens: 2e10, granularity: 8 }) // 3.14039
 */
export const krajewski2024: MoeLaw = {
  id: 'krajewski-2024',
  title: 'Krajewski 2024, granularity',
  citation: CITATION,
  formula: 'L(N,D,G) = c + (g/G^γ + a)/N^α + b/D^β',
  parameterConvention: 'non-embedding',
  architectures: 'moe',
  covers: (point) => expansion(point) > 1,
  corpus: 'C4',
  constants: [
    { symbol: 'a', value: SIZE_COEFFICIENT },
    { symbol: 'alpha', value: SIZE_EXPONENT },
    { symbol: 'b', value: TOKEN_COEFFICIENT },
    { symbol: 'beta', value: TOKEN_EXPONENT },
    { symbol: 'g', value: GRANULARITY_COEFFICIENT },
    { symbol: 'gamma', value: GRANULARITY_EXPONENT },
    { symbol: 'c', value: IRREDUCIBLE },
  ],
  fittedRange: {
    totalParameters: [129e6, 3.7e9],
    tokens: [16e9, 130e9],
    expansion: [64, 64],
    granularity: [1, 16],
  },
  confidence: 'verified',
  irreducibleLoss: IRREDUCIBLE,
  loss: lossOf,
  optimumFormula: 'N = G·(C/6)^(β/(α+β)), D = C/(6·N), N active, N_total = r·N, A = (g/G^γ + a)/r^α',
  optimum: (compute, traits) => krajewskiOptimum(compute, traits ?? {}),
  denseEquivalent: (point) => parametricParametersForLoss(DENSE, point.tokens, lossOf(point)),
};

/**
 * The law that the same authors fitted to dense models of the same setup.
 * @example krajewski2024Dense.loss?.({ parameters: 1e9, tokens: 2e10 }) // 2.98337
 */
export const krajewski2024Dense = parametricLaw({
  id: 'krajewski-2024-dense',
  title: 'Krajewski 2024, dense',
  citation: CITATION,
  parameterConvention: 'non-embedding',
  corpus: 'C4',
  // The paper gives one range of sizes for all its runs.
  fittedRange: { parameters: [129e6, 3.7e9], tokens: [16e9, 130e9] },
  confidence: 'verified',
  values: DENSE,
});

/** FLOP per active parameter and token, and per unit of router width: c_f = 6, c_r = 14. */
const [EXPERT_FLOP, ROUTER_FLOP] = [6, 14] as const;

/** A shape of the paper's models: width d, d/64 blocks. */
export interface FineGrainedShape {
  /** d_model */
  readonly hiddenSize: number;
  readonly blocks: number;
  /** E */
  readonly expansion: number;
  /** G */
  readonly granularity: number;
}

/**
 * FLOP of training on `tokens`: (12·d²·c_f + d·E·G·c_r)·D·blocks, the router counted, which is what ends the gain of
 * ever finer experts. Krajewski et al. 2024, eq. 10; c_f = 6 and c_r = 14 are those that give the FLOPs of its Table 2.
 */
export function fineGrainedCompute(shape: FineGrainedShape, tokens: number): number {
  const { hiddenSize, blocks, expansion: times, granularity } = shape;
  const perBlock = 12 * hiddenSize ** 2 * EXPERT_FLOP + hiddenSize * times * granularity * ROUTER_FLOP;
  return perBlock * blocks * tokens;
}

/** All parameters without embeddings of such a model: attention 4·d², experts 8·d²·E, per block; routers left out. */
export function fineGrainedParameters({ hiddenSize, blocks, expansion: times }: FineGrainedShape): number {
  return (4 + 8 * times) * hiddenSize ** 2 * blocks;
}

/** The best fine-grained mixture of a budget. */
export interface FineGrainedOptimum {
  readonly granularity: number;
  /** All parameters without embeddings. */
  readonly totalParameters: number;
  readonly tokens: number;
  readonly loss: number;
}

/** Powers of two, as people set it. */
const GRANULARITIES = [1, 2, 4, 8, 16, 32, 64, 128] as const;

/** d per block in the paper's models. */
const WIDTH_PER_BLOCK = 64;

/** Widths tried: 64 steps a decade from 2^6 to 2^20; the loss is flat about its minimum. */
const WIDTHS = Array.from({ length: 270 }, (_, step) => 64 * 10 ** (step / 64));

/**
 * The best granularity, size and tokens of a budget at E = 64, shapes as in the paper (d/64 blocks), searched over
 * powers of two and a grid of widths. Beyond G = 16 it is an extrapolation, which the paper's own Table 2 makes too.
 *
 * @returns `undefined` where no width of the grid can be afforded
 */
export function bestGranularity(compute: number): FineGrainedOptimum | undefined {
  let best: FineGrainedOptimum | undefined;
  for (const granularity of GRANULARITIES) {
    for (const hiddenSize of WIDTHS) {
      const shape = { hiddenSize, blocks: hiddenSize / WIDTH_PER_BLOCK, expansion: 64, granularity };
      const tokens = compute / fineGrainedCompute(shape, 1);
      const totalParameters = fineGrainedParameters(shape);
      const loss = lossOf({ parameters: totalParameters, tokens, granularity });
      if (Number.isFinite(loss) && (best === undefined || loss < best.loss))
        best = { granularity, totalParameters, tokens, loss };
    }
  }
  return best;
}
