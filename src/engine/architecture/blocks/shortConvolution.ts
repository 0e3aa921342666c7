import { type TokenMixer } from '../architecture';
import { linear, part, type Part } from '../countParameters';

/** A gated short convolution in place of attention (LFM2, arXiv:2511.23404). */
export interface ShortConvolutionShape {
  readonly hiddenSize: number;
  readonly convolutionWidth: number;
  readonly bias: boolean;
}

/**
 * Weights of one layer: gates and input in one projection, a convolution per channel, the output.
 * @see transformers 5.18 modeling_lfm2.py, Lfm2ShortConv
 */
export function shortConvolution({ hiddenSize, convolutionWidth, bias }: ShortConvolutionShape): Part {
  const weights =
    linear(hiddenSize, 3 * hiddenSize, bias) +
    hiddenSize * convolutionWidth +
    (bias ? hiddenSize : 0) +
    linear(hiddenSize, hiddenSize, bias);
  return part('state-space', weights);
}

/** What the convolutions remember. */
export function shortConvolutionMixer(shape: ShortConvolutionShape, layers: number): TokenMixer {
  return { kind: 'state-space', layers, stateValues: shape.hiddenSize * shape.convolutionWidth };
}
