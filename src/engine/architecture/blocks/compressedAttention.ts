import { type TokenMixer } from '../architecture';
import { linear, part, repeat, type Part } from '../countParameters';

/** Attention of DeepSeek V4: one key, which is its own value, for all heads. */
export interface CompressedAttentionShape {
  readonly hiddenSize: number;
  readonly heads: number;
  readonly headSize: number;
  /** Rank of the query compression. */
  readonly queryLatentSize: number;
  /** Groups of heads that are projected apart on the way out, each to this rank. */
  readonly outputGroups: number;
  readonly outputRank: number;
  /** Tokens every layer sees uncompressed. */
  readonly window: number;
  /** Tokens behind one compressed entry; absent = the window alone. */
  readonly compression?: number;
  /** What picks entries where few tokens are compressed into one. */
  readonly indexer: { readonly heads: number; readonly headSize: number; readonly selected: number };
}

/** Compressing so few tokens overlaps windows (twice the width) and needs an indexer; more does neither. */
const MOST_INDEXED = 16;

/**
 * Weights and mixers of several such layers. Compressed keys are counted per token, so as fractions of a head: a query
 * that meets one entry for m tokens costs an m-th of a key each.
 * @see transformers modeling_deepseek_v4.py: DeepseekV4Attention, its two compressors and its indexer
 */
export function compressedAttention(
  shape: CompressedAttentionShape,
  layers: number,
): { readonly parts: readonly Part[]; readonly mixers: readonly TokenMixer[] } {
  const { hiddenSize, heads, headSize, queryLatentSize, outputGroups, compression, indexer } = shape;
  const width = heads * headSize;
  const inner = outputGroups * shape.outputRank;
  const plain =
    linear(hiddenSize, queryLatentSize) +
    linear(queryLatentSize, width) +
    linear(hiddenSize, headSize) +
    // Each group of heads by itself.
    linear(width, shape.outputRank) +
    linear(inner, hiddenSize) +
    heads;
  const parts = [part('attention', plain), part('norm', queryLatentSize + headSize)];
  const attends = { kind: 'attention', layers, queryWidth: width, valueWidth: width } as const;
  const mixers: TokenMixer[] = [{ ...attends, cacheValuesPerToken: headSize, window: shape.window }];
  if (compression === undefined) return { parts: repeat(layers, parts), mixers };
  const indexed = compression <= MOST_INDEXED;
  const entries = (size: number): readonly Part[] => {
    const wide = (indexed ? 2 : 1) * size;
    return [part('attention', 2 * linear(hiddenSize, wide) + compression * wide), part('norm', size)];
  };
  parts.push(...entries(headSize));
  mixers.push({
    ...attends,
    queryWidth: width / compression,
    valueWidth: width / compression,
    cacheValuesPerToken: headSize / compression,
    ...(indexed ? { selectedKeys: indexer.selected * compression } : {}),
  });
  if (!indexed) return { parts: repeat(layers, parts), mixers };
  const queries = linear(queryLatentSize, indexer.heads * indexer.headSize);
  parts.push(...entries(indexer.headSize), part('attention', queries + linear(hiddenSize, indexer.heads)));
  mixers.push({
    kind: 'attention',
    layers,
    queryWidth: (indexer.heads * indexer.headSize) / compression,
    valueWidth: 0,
    cacheValuesPerToken: indexer.headSize / compression,
  });
  return { parts: repeat(layers, parts), mixers };
}
