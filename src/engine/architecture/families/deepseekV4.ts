import { compressedAttention, type CompressedAttentionShape } from '../blocks/compressedAttention';
import { linear, part, repeat, type Part } from '../countParameters';
import { type FieldReader } from '../fieldReader';
import { correctionBiases, decoder, type AttentionPlan, type DecoderRules } from './decoder';
import { type Family } from './family';

const RULES: DecoderRules = { norm: 'gain', gated: true, expertBias: false };

/** Tokens that one compressed entry stands for, by the kind of layer, where the file does not say. */
const COMPRESSION: Readonly<Record<string, number>> = {
  compressed_sparse_attention: 4,
  heavily_compressed_attention: 128,
};

/**
 * DeepSeek V4: one key that is its own value for all heads, seen through a window and, in most layers, compressed
 * over tokens, with an indexer where little is compressed; several residual streams joined in every layer; experts in
 * every layer, in the first ones chosen by the token alone.
 * @see DeepSeek-AI 2026, DeepSeek-V4; transformers modeling_deepseek_v4.py (main, after 5.18)
 */
export const deepseekV4: Family = {
  id: 'deepseek-v4',
  modelTypes: ['deepseek_v4'],
  tied: false,
  layOut: (fields, tied) => {
    const layout = decoder(RULES, attend)(fields, tied);
    const layers = fields.size('layers');
    const routed = layers - Math.min(layers, fields.special('num_hash_layers') ?? 3);
    const corrections = correctionBiases(routed * fields.count('experts')) ?? [];
    return {
      ...layout,
      parts: [...layout.parts, ...streams(fields, layers)],
      countedElsewhere: [...corrections, ...(layout.countedElsewhere ?? [])],
    };
  },
};

function attend(fields: FieldReader): AttentionPlan {
  const layers = fields.size('layers');
  const kinds = (fields.layerTypes ?? []).slice(0, layers);
  if (kinds.length !== layers) fields.missing('layerTypes');
  const shape: Omit<CompressedAttentionShape, 'compression'> = {
    hiddenSize: fields.size('hiddenSize'),
    heads: fields.size('attentionHeads'),
    headSize: fields.size('headSize'),
    queryLatentSize: fields.size('queryLatentSize'),
    outputGroups: Math.max(1, fields.special('o_groups') ?? 8),
    outputRank: fields.special('o_lora_rank') ?? 1024,
    window: fields.size('slidingWindow'),
    indexer: {
      heads: fields.special('index_n_heads') ?? 64,
      headSize: fields.special('index_head_dim') ?? 128,
      selected: fields.special('index_topk') ?? 512,
    },
  };
  const plans = [...new Set(kinds)].map((kind) => {
    const count = kinds.filter((each) => each === kind).length;
    const compression = fields.special(kind) ?? COMPRESSION[kind];
    return compressedAttention(compression === undefined ? shape : { ...shape, compression }, count);
  });
  return {
    parts: plans.flatMap(({ parts }) => parts),
    mixers: plans.flatMap(({ mixers }) => mixers),
    // A prediction module sees the window alone, and joins the streams as a layer and as the end of the model do.
    ofOneLayer: [...compressedAttention(shape, 1).parts, ...streams(fields, 1)],
  };
}

/** What joins the residual streams before attention and before the network of each layer, and after the last one. */
function streams(fields: FieldReader, layers: number): readonly Part[] {
  const count = fields.special('hc_mult') ?? 4;
  const width = count * fields.size('hiddenSize');
  const mixes = (2 + count) * count;
  const joint = linear(width, mixes) + mixes + 3;
  return [
    ...repeat(2 * layers, [part('attention', joint)]),
    part('attention', linear(width, count) + count + 1),
  ];
}
