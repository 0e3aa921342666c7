import { type TokenMixer } from '../architecture';
import { linear, part, type Part } from '../countParameters';
import { normWeights, type NormKind } from './norm';

/** How queries and keys are normed: not at all, each head by one shared gain, or the full width. */
export type QueryKeyNorm = 'none' | 'per-head' | 'full-width';

/** Multi-head, grouped-query or multi-query attention of one layer. */
export interface AttentionShape {
  readonly hiddenSize: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
  readonly queryKeyValueBias: boolean;
  readonly outputBias: boolean;
  readonly queryKeyNorm: QueryKeyNorm;
  readonly queryKeyNormKind: NormKind;
  /** One learned logit per head that attention can flow into (gpt-oss). */
  readonly sinks: boolean;
  /** 1 where keys serve as values, 0 where those of an earlier layer serve again (Gemma 4); default 2. */
  readonly keyValueProjections?: 0 | 1 | 2;
}

/**
 * Weights of one attention layer: query, key, value and output projections, their biases, norms and sinks.
 * @example Llama-3-8B: hidden 4096, 32 heads, 8 key/value heads of 128: 41,943,040
 */
export function attentionWeights(shape: AttentionShape): number {
  const { hiddenSize, heads, keyValueHeads, headSize, queryKeyValueBias, outputBias } = shape;
  const query = heads * headSize;
  const keyOrValue = keyValueHeads * headSize;
  return (
    linear(hiddenSize, query, queryKeyValueBias) +
    (shape.keyValueProjections ?? 2) * linear(hiddenSize, keyOrValue, queryKeyValueBias) +
    linear(query, hiddenSize, outputBias) +
    (shape.sinks ? heads : 0)
  );
}

/** The norms on queries and keys of one layer. */
export function queryKeyNorms(shape: AttentionShape): Part {
  const { queryKeyNorm, queryKeyNormKind: kind, headSize, heads, keyValueHeads } = shape;
  switch (queryKeyNorm) {
    case 'none':
      return part('norm', 0);
    case 'per-head':
      return part('norm', (shape.keyValueProjections === 0 ? 1 : 2) * normWeights(kind, headSize));
    case 'full-width':
      return part('norm', normWeights(kind, heads * headSize) + normWeights(kind, keyValueHeads * headSize));
  }
}

/** Attention with its norms in one layer. */
export function attention(shape: AttentionShape): readonly Part[] {
  return [part('attention', attentionWeights(shape)), queryKeyNorms(shape)];
}

/** What caches and FLOPs need to know of such layers. */
export function attentionMixer(shape: AttentionShape, layers: number, window?: number): TokenMixer {
  const width = shape.heads * shape.headSize;
  return {
    kind: 'attention',
    layers,
    queryWidth: width,
    valueWidth: width,
    cacheValuesPerToken: shape.keyValueProjections === 0 ? 0 : 2 * shape.keyValueHeads * shape.headSize,
    window,
  };
}
