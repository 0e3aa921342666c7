import { type TokenMixer } from '../architecture';
import { attentionMixer, type AttentionShape } from '../blocks/attention';

/** Attention of an encoder: it sees the whole input at once and stores nothing between tokens. */
export function encoderMixer(shape: AttentionShape, layers: number): TokenMixer {
  const mixer = attentionMixer(shape, layers);
  return mixer.kind === 'attention' ? { ...mixer, cacheValuesPerToken: 0 } : mixer;
}
