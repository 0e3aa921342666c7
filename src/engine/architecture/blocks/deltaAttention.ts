import { type TokenMixer } from '../architecture';
import { linear, part, type Part } from '../countParameters';

/** A layer of Kimi Delta Attention: the delta rule with a decay per channel (arXiv:2510.26692, section 3). */
export interface DeltaAttentionShape {
  readonly hiddenSize: number;
  readonly heads: number;
  readonly headSize: number;
  readonly convolutionWidth: number;
}

/**
 * Weights of one layer: queries, keys and values with their convolutions, decay and output gate through a bottleneck
 * of one head's width, the step of the delta rule, the inner norm, the output.
 * @see transformers 5.18 modeling_kimi_linear.py, KimiLinearDeltaAttention
 */
export function deltaAttention(shape: DeltaAttentionShape): readonly Part[] {
  const { hiddenSize, heads, headSize } = shape;
  const width = heads * headSize;
  const bottleneck = linear(hiddenSize, headSize) + linear(headSize, width);
  const weights =
    3 * linear(hiddenSize, width) +
    3 * width * shape.convolutionWidth +
    (bottleneck + width + heads) +
    bottleneck +
    linear(hiddenSize, heads) +
    linear(width, hiddenSize);
  return [part('state-space', weights), part('norm', headSize)];
}

/** The state of such layers and what their convolutions remember. */
export function deltaAttentionMixer(shape: DeltaAttentionShape, layers: number): TokenMixer {
  const { heads, headSize, convolutionWidth } = shape;
  return {
    kind: 'state-space',
    layers,
    stateValues: heads * headSize ** 2 + 3 * heads * headSize * convolutionWidth,
    recurrenceFlops: 8 * heads * headSize ** 2,
  };
}
