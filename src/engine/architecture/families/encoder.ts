import { type TokenMixer } from '../architecture';
import { attentionMixer, type AttentionShape } from '../blocks/attention';
import { linear, type Part } from '../countParameters';

/** Attention of an encoder: it sees the whole input at once and stores nothing between tokens. */
export function encoderMixer(shape: AttentionShape, layers: number): TokenMixer {
  const mixer = attentionMixer(shape, layers);
  return mixer.kind === 'attention' ? { ...mixer, cacheValuesPerToken: 0, encodes: true } : mixer;
}

/**
 * Weights of an encoder–decoder that only the tokens read pass: the encoder's own, and the keys and values that the
 * decoder's layers make once of what it put out.
 * @param crossing the attention from decoder to encoder
 * @example T5-Base: 84,953,856 of the encoder and 14,155,776 of twelve layers' keys and values
 */
export function encoderWeights(
  encoder: readonly Part[],
  crossing: AttentionShape,
  decoderLayers: number,
): number {
  const { hiddenSize, keyValueHeads, headSize, queryKeyValueBias } = crossing;
  const projection = linear(hiddenSize, keyValueHeads * headSize, queryKeyValueBias);
  return encoder.reduce((sum, { total }) => sum + total, 0) + decoderLayers * 2 * projection;
}
