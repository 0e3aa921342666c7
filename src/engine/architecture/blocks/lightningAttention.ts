import { type TokenMixer } from '../architecture';
import { type AttentionShape } from './attention';
import { linear, part, type Part } from '../countParameters';

/**
 * Weights of one layer of lightning attention: queries, keys and values of all heads, an output gate, a norm over all
 * heads, the output. The decay of a head is fixed.
 * @see MiniMax 2025, arXiv:2501.08313, section 2.2; transformers 5.18 modeling_minimax.py, MiniMaxLightningAttention
 */
export function lightningAttention({ hiddenSize, heads, headSize }: AttentionShape): readonly Part[] {
  const width = heads * headSize;
  return [part('state-space', 5 * linear(hiddenSize, width)), part('norm', width)];
}

/** A matrix of state per head, updated and read once a token. */
export function lightningMixer({ heads, headSize }: AttentionShape, layers: number): TokenMixer {
  const stateValues = heads * headSize ** 2;
  return { kind: 'state-space', layers, stateValues, recurrenceFlops: 4 * stateValues };
}
