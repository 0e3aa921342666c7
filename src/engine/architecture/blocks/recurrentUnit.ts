import { type TokenMixer } from '../architecture';
import { linear, part, type Part } from '../countParameters';

/** A recurrent block of Griffin: a real-gated linear recurrent unit behind a convolution (arXiv:2402.19427, section 2.4). */
export interface RecurrentUnitShape {
  readonly hiddenSize: number;
  /** Width of the recurrence. */
  readonly innerSize: number;
  /** Blocks of the two gates, whose matrices are block-diagonal. */
  readonly blocks: number;
  readonly convolutionWidth: number;
}

/**
 * Weights of one layer: two inputs and the output with biases, a convolution, a decay per channel, the two gates.
 * @see transformers 5.18 modeling_recurrent_gemma.py, RecurrentGemmaRecurrentBlock
 * @example RecurrentGemma-2B: 2,560 wide, 10 blocks // => 20,999,680
 */
export function recurrentUnit(shape: RecurrentUnitShape): Part {
  const { hiddenSize, innerSize, convolutionWidth } = shape;
  const gate = innerSize * Math.floor(innerSize / shape.blocks) + innerSize;
  const weights =
    2 * linear(hiddenSize, innerSize, true) +
    linear(innerSize, hiddenSize, true) +
    innerSize * convolutionWidth +
    innerSize +
    innerSize +
    2 * gate;
  return part('state-space', weights);
}

/** The state of such layers, one value per channel, and the tokens before this one that their convolution sees. */
export function recurrentUnitMixer(shape: RecurrentUnitShape, layers: number): TokenMixer {
  return { kind: 'state-space', layers, stateValues: shape.innerSize * shape.convolutionWidth };
}
