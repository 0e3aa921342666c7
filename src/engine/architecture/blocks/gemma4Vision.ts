import { linear, type Part, tower } from '../countParameters';
import { attentionWeights } from './attention';
import { feedForwardWeights } from './feedForward';

/** The vision encoder of Gemma 4. */
export interface Gemma4VisionShape {
  readonly layers: number;
  readonly hiddenSize: number;
  readonly innerSize: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
  readonly patchSize: number;
  /** Rows of each of the two position tables, across and down. */
  readonly positions: number;
  /** The language model's width. */
  readonly outputSize: number;
}

/**
 * Weights of the encoder and of the projection into the language model.
 * @see transformers 5.18 modeling_gemma4.py, Gemma4VisionModel and Gemma4MultimodalEmbedder
 * @example Gemma-4-26B-A4B: 27 layers of 1,152 // => 572,792,112
 */
export function gemma4Vision(shape: Gemma4VisionShape): Part {
  const { hiddenSize, innerSize, patchSize, headSize } = shape;
  const attention = attentionWeights({
    ...shape,
    queryKeyValueBias: false,
    outputBias: false,
    queryKeyNorm: 'per-head',
    queryKeyNormKind: 'gain',
    sinks: false,
  });
  const layer =
    attention +
    2 * headSize +
    feedForwardWeights({ hiddenSize, innerSize, gated: true, bias: false }) +
    4 * hiddenSize;
  const weights =
    linear(3 * patchSize ** 2, hiddenSize) +
    2 * shape.positions * hiddenSize +
    shape.layers * layer +
    linear(hiddenSize, shape.outputSize);
  return tower('vision-tower', weights);
}
