import { linear, type Part, tower } from '../countParameters';
import { feedForwardWeights } from './feedForward';
import { normWeights } from './norm';

/** The vision encoder of Llama 4. */
export interface Llama4VisionShape {
  readonly layers: number;
  readonly hiddenSize: number;
  readonly innerSize: number;
  readonly imageSize: number;
  readonly patchSize: number;
  /** Width in and out of the adapter behind the encoder. */
  readonly projectorInput: number;
  readonly projectorOutput: number;
  /** Width of what goes to the projection into the language model. */
  readonly outputSize: number;
  /** The language model's width. */
  readonly languageSize: number;
}

/** What the class fills in, which is not what Scout and Maverick have (`Llama4VisionConfig`). */
export const LLAMA4_DEFAULT_VISION: Omit<Llama4VisionShape, 'languageSize'> = {
  layers: 34,
  hiddenSize: 768,
  innerSize: 5632,
  imageSize: 448,
  patchSize: 14,
  projectorInput: 4096,
  projectorOutput: 4096,
  outputSize: 7680,
};

/**
 * Weights of the encoder, its adapter and the projection into the language model.
 * @see transformers 5.18 modeling_llama4.py, Llama4VisionModel and Llama4MultiModalProjector
 * @example the class's defaults and a language model of width 5,120 // => 455,178,240
 */
export function llama4Vision(shape: Llama4VisionShape): Part {
  const { hiddenSize, innerSize, patchSize, projectorInput } = shape;
  const patches = Math.floor(shape.imageSize / patchSize) ** 2;
  const norm = normWeights('gain-and-bias', hiddenSize);
  const layer =
    4 * linear(hiddenSize, hiddenSize, true) +
    feedForwardWeights({ hiddenSize, innerSize, gated: false, bias: true }) +
    2 * norm;
  const weights =
    linear(3 * patchSize ** 2, hiddenSize) +
    hiddenSize +
    (patches + 1) * hiddenSize +
    2 * norm +
    shape.layers * layer +
    linear(innerSize, projectorInput) +
    linear(projectorInput, shape.projectorOutput) +
    linear(shape.outputSize, shape.languageSize);
  return tower('vision-tower', weights);
}
