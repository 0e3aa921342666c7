import { type AttentionMixer } from '../architecture';
import { linear, part, type Part } from '../countParameters';

/** Multi-head latent attention of one layer (DeepSeek-V2, arXiv:2405.04434, section 2.1). */
export interface LatentAttentionShape {
  readonly hiddenSize: number;
  readonly heads: number;
  /** Rank of the query compression; absent = plain query projection. */
  readonly queryLatentSize?: number;
  /** d_c, rank of the joint key/value compression. */
  readonly keyValueLatentSize: number;
  /** Per head, without position. */
  readonly contentSize: number;
  /** Per head in queries, shared by all heads in keys. */
  readonly rotarySize: number;
  readonly valueHeadSize: number;
  readonly bias: boolean;
  /** Norms on the two latents; default true. */
  readonly norms?: boolean;
}

/**
 * Weights of one layer with the norms of the two latents.
 * @example DeepSeek-V3: hidden 7168, 128 heads, ranks 1536 and 512, 128 + 64, values 128: 187,107,328
 */
export function latentAttention(shape: LatentAttentionShape): readonly Part[] {
  const { hiddenSize, heads, queryLatentSize, keyValueLatentSize, rotarySize, bias } = shape;
  const queryWidth = heads * (shape.contentSize + rotarySize);
  const query =
    queryLatentSize === undefined
      ? linear(hiddenSize, queryWidth)
      : linear(hiddenSize, queryLatentSize, bias) + linear(queryLatentSize, queryWidth);
  const compress = linear(hiddenSize, keyValueLatentSize + rotarySize, bias);
  const expand = linear(keyValueLatentSize, heads * (shape.contentSize + shape.valueHeadSize));
  const output = linear(heads * shape.valueHeadSize, hiddenSize, bias);
  return [
    part('attention', query + compress + expand + output),
    part('norm', shape.norms === false ? 0 : (queryLatentSize ?? 0) + keyValueLatentSize),
  ];
}

/** What caches and FLOPs need to know: only the latent and the shared rotary key are stored. */
export function latentAttentionMixer(shape: LatentAttentionShape, layers: number): AttentionMixer {
  return {
    kind: 'attention',
    layers,
    queryWidth: shape.heads * (shape.contentSize + shape.rotarySize),
    valueWidth: shape.heads * shape.valueHeadSize,
    cacheValuesPerToken: shape.keyValueLatentSize + shape.rotarySize,
  };
}
