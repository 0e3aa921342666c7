import { type LawConstant, type Optimum, type ScalePoint } from '../law';
import { caveat } from '../lawCaveat';
import { parametricLoss, parametricOptimum } from '../parametric';
import { totalOverActiveOf } from './expansion';
import { type MoeLaw } from './moeLaw';

/** L = e·(1−S)^γ + (a·(1−S)^α + c·S)/N^α + b/D^β. */
interface SparseConstants {
  readonly e: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

const MIXTURE: SparseConstants = {
  e: 0.57,
  a: 8.26,
  b: 6324.82,
  c: 3.57,
  alpha: 0.08,
  beta: 0.4,
  gamma: 1.19,
};
const PRUNED: SparseConstants = { e: 0.15, a: 86.03, b: 7.9, c: 29.26, alpha: 0.28, beta: 0.08, gamma: 2 };

/**
 * S = 1 − N/N_total: the share of the parameters a token does not use, 0 for a dense model.
 * @example sparsity({ parameters: 37e9, totalParameters: 671e9, tokens: 14.8e12 }) // 0.944858
 */
export function sparsity({ parameters, totalParameters = parameters }: ScalePoint): number {
  return Math.max(0, 1 - parameters / totalParameters);
}

function sparseLoss(of: SparseConstants, point: ScalePoint): number {
  const absent = sparsity(point);
  const size = of.a * (1 - absent) ** of.alpha + of.c * absent;
  return (
    of.e * (1 - absent) ** of.gamma + size / point.parameters ** of.alpha + of.b / point.tokens ** of.beta
  );
}

/** At one sparsity the law is one of Hoffmann's form: E = e·(1−S)^γ, A = a·(1−S)^α + c·S. */
function sparseOptimum(of: SparseConstants, compute: number, totalOverActive: number): Optimum {
  const present = 1 / Math.max(1, totalOverActive);
  const constants = {
    irreducibleLoss: of.e * present ** of.gamma,
    parameterCoefficient: of.a * present ** of.alpha + of.c * (1 - present),
    tokenCoefficient: of.b,
    parameterExponent: of.alpha,
    tokenExponent: of.beta,
  };
  const { parameters, tokens } = parametricOptimum(constants, compute);
  return { parameters, tokens, loss: parametricLoss(constants, { parameters, tokens }) };
}

function hossain(id: string, title: string, table: string, of: SparseConstants): MoeLaw {
  const constants: readonly LawConstant[] = Object.entries(of).map(([symbol, value]: [string, number]) => ({
    symbol,
    value,
  }));
  return {
    id,
    title,
    citation: `Hossain, Wu, Taylor & Jannesari 2025, arXiv:2508.06617, eq. 7, ${table}`,
    formula: 'L(N,D,S) = e·(1−S)^γ + (a·(1−S)^α + c·S)/N^α + b/D^β',
    parameterConvention: 'total',
    architectures: 'moe',
    // Dense models have constants of their own in the paper (Hoffmann's): these say nothing of S = 0.
    covers: (point) => sparsity(point) > 0,
    corpus: 'data of earlier papers',
    constants,
    fittedRange: {},
    confidence: 'mixed',
    loss: (point) => sparseLoss(of, point),
    optimumFormula: 'for the run’s S: N = G·(C/6)^(β/(α+β)), D = C/(6·N), A = a·(1−S)^α + c·S, N active',
    optimum: (compute, traits) => sparseOptimum(of, compute, totalOverActiveOf(traits ?? {})),
    notices: [caveat(title, 'range-unknown'), caveat(title, 'recalled')],
  };
}

/**
 * Hossain et al. 2025 for mixtures of experts: loss by active parameters N, tokens D and sparsity S. Its constants
 * were read in another program that quotes them, and that program's reading of N as active parameters is ours:
 * a·(1−S)^α/N^α is a/N_total^α then, and only then.
 *
 * @example hossain2025.loss({ parameters: 1e9, totalParameters: 1e10, tokens: 2e10 }) // 2.43748
 */
export const hossain2025 = hossain('hossain-2025', 'Hossain 2025, mixtures', 'Table IX', MIXTURE);

/**
 * The same form with the constants for pruned models (data of Frantar et al. 2023): S is the share of weights that
 * are zero, N those that are not. No mixture of experts; not in the registry of laws.
 */
export const hossain2025Pruned = hossain('hossain-2025-pruned', 'Hossain 2025, pruned', 'Table VIII', PRUNED);
