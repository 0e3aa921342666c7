import { type AttentionMixer } from '../architecture';
import { linear, part, type Part } from '../countParameters';

/** The indexer of DeepSeek's sparse attention, which picks the keys that a query sees (DeepSeek-V3.2, section 2.1). */
export interface AttentionIndexerShape {
  readonly hiddenSize: number;
  /** Rank of the query compression, which feeds the indexer's queries. */
  readonly queryLatentSize: number;
  readonly heads: number;
  readonly headSize: number;
}

/**
 * Weights of one indexer: queries from the latent, one key, a weight per head, and the norm of the key.
 * @see transformers 5.18 modeling_deepseek_v32.py, DeepseekV32Indexer
 * @example DeepSeek-V3.2: 64 heads of 128, rank 1536, hidden 7168 // => 13,959,424
 */
export function attentionIndexer(shape: AttentionIndexerShape): readonly Part[] {
  const { hiddenSize, queryLatentSize, heads, headSize } = shape;
  const weights =
    linear(queryLatentSize, heads * headSize) + linear(hiddenSize, headSize) + linear(hiddenSize, heads);
  return [part('attention', weights), part('norm', 2 * headSize)];
}

/** It scores every key and keeps one per token; values it has none. */
export function attentionIndexerMixer(shape: AttentionIndexerShape, layers: number): AttentionMixer {
  return {
    kind: 'attention',
    layers,
    queryWidth: shape.heads * shape.headSize,
    valueWidth: 0,
    cacheValuesPerToken: shape.headSize,
  };
}
