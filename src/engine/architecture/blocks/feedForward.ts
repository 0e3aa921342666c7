import { linear } from '../countParameters';

/** A feed-forward network: up (twice if gated) and down. */
export interface FeedForwardShape {
  readonly hiddenSize: number;
  /** Width of one up projection. */
  readonly innerSize: number;
  readonly gated: boolean;
  readonly bias: boolean;
}

/**
 * Weights of one feed-forward network.
 * @example Llama-3-8B: 3 × 4096 × 14336 = 176,160,768
 */
export function feedForwardWeights(shape: FeedForwardShape): number {
  const { hiddenSize, innerSize, gated, bias } = shape;
  return (gated ? 2 : 1) * linear(hiddenSize, innerSize, bias) + linear(innerSize, hiddenSize, bias);
}
