import { latentAttention, latentAttentionMixer, type LatentAttentionShape } from '../blocks/latentAttention';
import { repeat } from '../countParameters';
import { type FieldReader } from '../fieldReader';
import { type AttentionPlan } from './decoder';

/** Multi-head latent attention in every layer. */
export function latentAttentionOfAllLayers(fields: FieldReader): AttentionPlan {
  const layers = fields.size('layers');
  const queryLatentSize = fields.optionalSize('queryLatentSize');
  const shape: LatentAttentionShape = {
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
  return {
    parts: repeat(layers, latentAttention(shape)),
    mixers: [latentAttentionMixer(shape, layers)],
  };
}
