import { linear } from '../countParameters';
import { feedForwardWeights } from '../blocks/feedForward';
import { type NormKind, normWeights } from '../blocks/norm';

/** Blocks of a vision transformer: attention with as many key/value heads as heads, a network, a norm before each. */
export interface ImageBlocksShape {
  readonly layers: number;
  readonly hiddenSize: number;
  readonly innerSize: number;
  readonly gated: boolean;
  readonly norm: NormKind;
  /** Biases of queries, keys and values; of the attention's output; of the network. */
  readonly queryKeyValueBias: boolean;
  readonly outputBias: boolean;
  readonly feedForwardBias: boolean;
}

/**
 * Weights of all blocks.
 * @example CLIP ViT-L: 24 blocks of 1,024 and 4,096, all with biases // => 302,309,376
 */
export function imageBlocks(shape: ImageBlocksShape): number {
  const { hiddenSize, innerSize, gated, norm } = shape;
  const block =
    3 * linear(hiddenSize, hiddenSize, shape.queryKeyValueBias) +
    linear(hiddenSize, hiddenSize, shape.outputBias) +
    feedForwardWeights({ hiddenSize, innerSize, gated, bias: shape.feedForwardBias }) +
    2 * normWeights(norm, hiddenSize);
  return shape.layers * block;
}

/** Blocks as CLIP and SigLIP have them: LayerNorm, no gate, biases everywhere. */
export function classicBlocks(layers: number, hiddenSize: number, innerSize: number): number {
  return imageBlocks({
    layers,
    hiddenSize,
    innerSize,
    gated: false,
    norm: 'gain-and-bias',
    queryKeyValueBias: true,
    outputBias: true,
    feedForwardBias: true,
  });
}
