import { attentionIndexer, attentionIndexerMixer } from '../blocks/attentionIndexer';
import { latentAttention, latentAttentionMixer, type LatentAttentionShape } from '../blocks/latentAttention';
import { repeat } from '../countParameters';
import { type FieldReader } from '../fieldReader';
import { type AttentionPlan } from './decoder';
import { type MixerKind } from './mixedLayers';

/** Sizes of latent attention as the fields have them. */
function latentShape(fields: FieldReader): LatentAttentionShape {
  const queryLatentSize = fields.optionalSize('queryLatentSize');
  return {
    hiddenSize: fields.size('hiddenSize'),
    heads: fields.size('attentionHeads'),
    ...(queryLatentSize === undefined ? {} : { queryLatentSize }),
    keyValueLatentSize: fields.size('keyValueLatentSize'),
    contentSize: fields.size('queryKeyContentSize'),
    rotarySize: fields.size('queryKeyRotarySize'),
    valueHeadSize: fields.size('valueHeadSize'),
    bias: fields.flag('queryKeyValueBias', false),
    norms: fields.specialFlag('latentNorms', true),
  };
}

/** Latent attention as one of several kinds of layers. */
export function latentAttentionKind(fields: FieldReader): () => MixerKind {
  return () => {
    const shape = latentShape(fields);
    return { parts: latentAttention(shape), mixer: (layers) => latentAttentionMixer(shape, layers) };
  };
}

/** Multi-head latent attention in every layer, with an indexer where the file has one (DeepSeek V3.2). */
export function latentAttentionOfAllLayers(fields: FieldReader): AttentionPlan {
  const layers = fields.size('layers');
  const shape = latentShape(fields);
  const heads = fields.special('index_n_heads') ?? 0;
  const headSize = fields.special('index_head_dim') ?? 0;
  const { queryLatentSize } = shape;
  if (heads === 0 || headSize === 0 || queryLatentSize === undefined) {
    const ofOneLayer = latentAttention(shape);
    return {
      parts: repeat(layers, ofOneLayer),
      mixers: [latentAttentionMixer(shape, layers)],
      ofOneLayer,
    };
  }
  const indexing = Math.min(layers, fields.special('indexingLayers') ?? layers);
  const indexer = { hiddenSize: shape.hiddenSize, queryLatentSize, heads, headSize };
  return {
    parts: [...repeat(layers, latentAttention(shape)), ...repeat(indexing, attentionIndexer(indexer))],
    mixers: [
      { ...latentAttentionMixer(shape, layers), selectedKeys: fields.special('index_topk') },
      attentionIndexerMixer(indexer, indexing),
    ],
    ofOneLayer: [...latentAttention(shape), ...attentionIndexer(indexer)],
  };
}
