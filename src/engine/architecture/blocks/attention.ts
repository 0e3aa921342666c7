import { type TokenMixer } from '../architecture';
import { linear, part, type Part } from '../countParameters';
import { normWeights, type NormKind } from './norm';

/** How queries and keys are normed: not at all, each head by one shared gain, or the full width. */
export type QueryKeyNorm = 'none' | 'per-head' | 'full-width';

/** Multi-head, grouped-query or multi-query attention of one layer. */
export interface AttentionShape {
  readonly hiddenSize: number;
  /** Width of what comes out where it is another (Zamba); default {@link hiddenSize}. */
  readonly projectedSize?: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
  /** Width of one head of values where it is another (MiMo V2); default {@link headSize}. */
  readonly valueHeadSize?: number;
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
  const { valueHeadSize = headSize, keyValueProjections = 2 } = shape;
  const projection = (width: number): number => linear(hiddenSize, width, queryKeyValueBias);
  return (
    projection(heads * headSize) +
    (keyValueProjections > 0 ? projection(keyValueHeads * headSize) : 0) +
    (keyValueProjections > 1 ? projection(keyValueHeads * valueHeadSize) : 0) +
    linear(heads * valueHeadSize, shape.projectedSize ?? hiddenSize, outputBias) +
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
  const { heads, headSize, valueHeadSize = headSize } = shape;
  const stored = shape.keyValueProjections === 0 ? 0 : shape.keyValueHeads * (headSize + valueHeadSize);
  return {
    kind: 'attention',
    layers,
    queryWidth: heads * headSize,
    valueWidth: heads * valueHeadSize,
    cacheValuesPerToken: stored,
    window,
  };
}
