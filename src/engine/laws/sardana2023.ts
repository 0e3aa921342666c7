import { type Law, type Optimum } from './law';
import { minimumInLogarithm } from './search';

/** Sardana et al. 2023, arXiv:2401.00448, eq. 3. */
export const SARDANA_2023_CITATION = 'Sardana et al. 2023, arXiv:2401.00448, eq. 3';

/** A model chosen with its use in mind. */
export interface InferenceAwareOptimum extends Optimum {
  /** 6·N·D + 2·N·D_inf of this choice, FLOP. */
  readonly lifetimeCompute: number;
}

/** FLOP of training on D tokens and answering D_inf: 6·N·D + 2·N·D_inf. */
export function lifetimeCompute(parameters: number, tokens: number, inferenceTokens: number): number {
  return parameters * (6 * tokens + 2 * inferenceTokens);
}

/** Sizes that are looked at, as factors of the plain optimum: no use makes a larger one pay. */
const SMALLEST_SHARE = 1e-6;

/**
 * The N and D that reach a loss with the least FLOP of training and inference together, by any law that gives tokens
 * for a loss: smaller and longer trained than the compute-optimal model, the more so the more it is used. At the
 * optimum the elasticities of the loss in N and D stand as 1 + D_inf/(3·D) to 1.
 * @param inferenceTokens D_inf, tokens processed over the model's life, ≥ 0
 * @returns undefined for laws without a loss, and losses they cannot reach
 * @example inferenceAwareOptimum(hoffmann2022Approach3, L(30e9, 1.56e12), 5e12) // N 1.61e10, D 3.32e12
 */
export function inferenceAwareOptimum(
  law: Law,
  loss: number,
  inferenceTokens: number,
): InferenceAwareOptimum | undefined {
  const compute = law.computeForLoss?.(loss);
  const plain = compute === undefined ? undefined : law.optimum?.(compute);
  if (plain === undefined || law.tokensForLoss === undefined) return undefined;
  const spent = (size: number): number => {
    const tokens = law.tokensForLoss?.(size, loss);
    // Too small to reach the loss at all: infinitely dear.
    return tokens === undefined ? Infinity : lifetimeCompute(size, tokens, inferenceTokens);
  };
  const parameters = minimumInLogarithm(spent, plain.parameters * SMALLEST_SHARE, plain.parameters * 10);
  const tokens = law.tokensForLoss(parameters, loss);
  if (tokens === undefined) return undefined;
  return { parameters, tokens, loss, lifetimeCompute: lifetimeCompute(parameters, tokens, inferenceTokens) };
}

/**
 * The least loss that a budget for training and inference together pays for, by any law with a loss.
 * @param compute 6·N·D + 2·N·D_inf, FLOP
 * @returns undefined for laws without a loss or an optimum
 */
export function inferenceAwareAllocation(
  law: Law,
  compute: number,
  inferenceTokens: number,
): InferenceAwareOptimum | undefined {
  if (law.loss === undefined || law.optimum === undefined) return undefined;
  const tokensFor = (size: number) => compute / (6 * size) - inferenceTokens / 3;
  const lossOf = (size: number): number => {
    const tokens = tokensFor(size);
    return tokens > 0 ? (law.loss?.({ parameters: size, tokens }) ?? NaN) : Infinity;
  };
  const largest = compute / (2 * inferenceTokens);
  const plain = law.optimum(compute).parameters;
  const parameters = minimumInLogarithm(
    lossOf,
    Math.min(plain, largest) * 1e-6,
    Math.min(plain * 10, largest),
  );
  const tokens = tokensFor(parameters);
  if (!(tokens > 0)) return undefined;
  return { parameters, tokens, loss: lossOf(parameters), lifetimeCompute: compute };
}
