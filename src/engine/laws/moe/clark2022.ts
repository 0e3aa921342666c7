import { type LawConstant, type ScalePoint } from '../law';
import { caveat } from '../lawCaveat';
import { expansion, saturatedExperts } from './expansion';
import { type MoeLaw } from './moeLaw';

/** One row of Clark et al. 2022, Table 3: log₁₀ L = a·log₁₀ N + b·log₁₀ Ê + c·log₁₀ N·log₁₀ Ê + d. */
export interface ClarkConstants {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  /** E_start */
  readonly start: number;
  /** E_max */
  readonly maximum: number;
}

const S_BASE: ClarkConstants = { a: -0.082, b: -0.108, c: 0.009, d: 1.104, start: 1.847, maximum: 314.478 };
const RL_R: ClarkConstants = { a: -0.083, b: -0.126, c: 0.012, d: 1.111, start: 1.88, maximum: 469.982 };
const HASH: ClarkConstants = { a: -0.087, b: -0.136, c: 0.012, d: 1.157, start: 4.175, maximum: 477.741 };

/** log₁₀ L. The logarithms are base 10: with natural ones the losses come out absurd. */
function logLoss(of: ClarkConstants, logParameters: number, experts: number): number {
  const logExperts = Math.log10(saturatedExperts(experts, of));
  return of.a * logParameters + of.b * logExperts + of.c * logParameters * logExperts + of.d;
}

/**
 * N̄: log₁₀ of the dense parameters with the same loss. The law is linear in log N, so that setting E = 1 can be
 * solved; Clark et al. 2022, eq. 11.
 */
function logDenseEquivalent(of: ClarkConstants, logParameters: number, experts: number): number {
  const logStart = Math.log10(of.start);
  return (logLoss(of, logParameters, experts) - of.d - of.b * logStart) / (of.a + of.c * logStart);
}

/** The symbols of Table 3. */
function named({ a, b, c, d, start, maximum }: ClarkConstants): readonly LawConstant[] {
  const values = { a, b, c, d, E_start: start, E_max: maximum };
  return Object.entries(values).map(([symbol, value]) => ({ symbol, value }));
}

function clark(router: string, title: string, constants: ClarkConstants): MoeLaw {
  const logOf = ({ parameters }: ScalePoint): number => Math.log10(parameters);
  return {
    id: `clark-2022-${router}`,
    title,
    citation: 'Clark et al. 2022, arXiv:2202.01169, eqs. 1, 2, 11, Table 3',
    formula: 'log₁₀ L = a·log₁₀ N + b·log₁₀ Ê + c·log₁₀ N·log₁₀ Ê + d',
    // The smallest base model, 15M at width 512, cannot hold its embeddings in that: N is without them.
    parameterConvention: 'non-embedding',
    architectures: 'moe',
    corpus: 'MassiveText',
    constants: named(constants),
    fittedRange: {
      parameters: [15e6, 1.3e9],
      tokens: [130e9, 130e9],
      expansion: [1, 512],
      expertsPerToken: [1, 1],
    },
    confidence: 'verified-secondary',
    loss: (point) => 10 ** logLoss(constants, logOf(point), expansion(point)),
    denseEquivalent: (point) => 10 ** logDenseEquivalent(constants, logOf(point), expansion(point)),
    // Krajewski et al. 2024 (arXiv:2402.07871) ascribe the fading gain of experts to the fixed number of tokens.
    notices: [caveat(title, 'fixed-tokens'), caveat(title, 'superseded'), caveat(title, 'recalled-corpus')],
  };
}

/**
 * Clark et al. 2022 for routing by Sinkhorn-BASE layers: loss by parameters a token passes (N) and experts (E), all at
 * 130B tokens, which the formula therefore does not contain. E = 1 is its dense model. Beyond N of about 1e12 it says
 * that experts no longer help (the paper: 937B).
 *
 * @example clark2022SBase.loss({ parameters: 1.3e9, tokens: 130e9, experts: 64 }) // 2.04978
 */
export const clark2022SBase = clark('s-base', 'Clark 2022, S-BASE', S_BASE);

/** The same for routing learnt by reinforcement; experts stop helping at 85B parameters by the paper. */
export const clark2022RlR = clark('rl-r', 'Clark 2022, RL-R', RL_R);

/** The same for routing by a hash of the token; experts stop helping at 83B parameters by the paper. */
export const clark2022Hash = clark('hash', 'Clark 2022, HASH', HASH);
