import { feedForwardWeights } from '../blocks/feedForward';
import { linear } from '../countParameters';

/** Whisper's encoder of mel spectrograms (arXiv:2212.04356, section 2.2). */
export interface WhisperEncoderShape {
  readonly layers: number;
  readonly hiddenSize: number;
  readonly innerSize: number;
  readonly melBins: number;
  /** Rows of the table of positions; 0 where they are computed. */
  readonly positions: number;
}

/**
 * Weights of the encoder: two convolutions over three frames each, positions, blocks whose keys have no bias, a norm.
 * @see transformers 5.18 modeling_whisper.py, WhisperEncoder
 * @example Whisper large-v3: 32 blocks of 1,280, 128 mel bins, 1,500 positions // => 636,968,960
 */
export function whisperEncoder(shape: WhisperEncoderShape): number {
  const { hiddenSize, innerSize } = shape;
  const block =
    whisperAttention(hiddenSize) +
    feedForwardWeights({ hiddenSize, innerSize, gated: false, bias: true }) +
    4 * hiddenSize;
  return (
    linear(3 * shape.melBins, hiddenSize, true) +
    linear(3 * hiddenSize, hiddenSize, true) +
    shape.positions * hiddenSize +
    shape.layers * block +
    2 * hiddenSize
  );
}

/** Attention of one layer of Whisper: biases on queries, values and the output. */
export function whisperAttention(hiddenSize: number): number {
  return 3 * linear(hiddenSize, hiddenSize, true) + linear(hiddenSize, hiddenSize);
}
