import { type TokenMixer } from '../architecture';
import { linear, part, type Part } from '../countParameters';

/** A gated delta-rule layer, linear attention with a matrix of state per head (arXiv:2412.06464). */
export interface DeltaNetShape {
  readonly hiddenSize: number;
  readonly keyHeads: number;
  readonly keyHeadSize: number;
  readonly valueHeads: number;
  readonly valueHeadSize: number;
  readonly convolutionWidth: number;
}

/**
 * Weights of one layer: query, key, value and gate in one projection, decay and step in another, a convolution over
 * queries, keys and values, a decay and a bias per value head, the inner gated norm, the output.
 * @see transformers 5.18 modeling_qwen3_next.py, Qwen3NextGatedDeltaNet
 */
export function deltaNet(shape: DeltaNetShape): readonly Part[] {
  const { hiddenSize, valueHeads } = shape;
  const { keyWidth, valueWidth, convolved } = widths(shape);
  const weights =
    linear(hiddenSize, 2 * keyWidth + 2 * valueWidth) +
    linear(hiddenSize, 2 * valueHeads) +
    convolved * shape.convolutionWidth +
    2 * valueHeads +
    linear(valueWidth, hiddenSize);
  return [part('state-space', weights), part('norm', shape.valueHeadSize)];
}

/** The state of such layers and what their convolution remembers. */
export function deltaNetMixer(shape: DeltaNetShape, layers: number): TokenMixer {
  const state = shape.valueHeads * shape.keyHeadSize * shape.valueHeadSize;
  return {
    kind: 'state-space',
    layers,
    stateValues: state + widths(shape).convolved * shape.convolutionWidth,
    recurrenceFlops: 8 * state,
  };
}

function widths(shape: DeltaNetShape) {
  const keyWidth = shape.keyHeads * shape.keyHeadSize;
  const valueWidth = shape.valueHeads * shape.valueHeadSize;
  return { keyWidth, valueWidth, convolved: 2 * keyWidth + valueWidth };
}
