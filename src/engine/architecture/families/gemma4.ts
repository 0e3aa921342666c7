import { attention, attentionMixer, type AttentionShape } from '../blocks/attention';
import { feedForwardWeights } from '../blocks/feedForward';
import { experts } from '../blocks/experts';
import { gemma4Vision, type Gemma4VisionShape } from '../blocks/gemma4Vision';
import { part, repeat, type Part } from '../countParameters';
import { type FieldReader } from '../fieldReader';
import { attentionShape, embeddings, layerNorms, vocabularyRows, type DecoderRules } from './decoder';
import { type Family, type Layout } from './family';
import { windowPlan } from './layerPlan';

const RULES: DecoderRules = {
  norm: 'gain',
  normsPerLayer: 4,
  gated: true,
  queryKeyNorm: 'per-head',
  fullAttentionEvery: 6,
};

/**
 * Gemma 3's layers with another head size in the full layers, whose keys serve as values where `attention_k_eq_v`
 * says so; experts beside the dense network, with three more norms and a scaled router; a vision tower.
 */
export const gemma4: Family = {
  id: 'gemma4',
  title: 'Gemma 4',
  modelTypes: ['gemma4', 'gemma4_text'],
  source: 'transformers 5.18 modeling_gemma4.py',
  tiedByDefault: true,
  layOut: (fields, tied): Layout => {
    const layers = fields.size('layers');
    const hiddenSize = fields.size('hiddenSize');
    const sliding = attentionShape(fields, RULES);
    const full = fullAttention(fields, sliding);
    const plan = windowPlan(fields, layers, RULES.fullAttentionEvery);
    const innerSize = fields.size('feedForwardSize');
    const dense = feedForwardWeights({ hiddenSize, innerSize, gated: true, bias: false });
    const mixture = fields.count('experts') > 0 ? readExperts(fields, hiddenSize) : undefined;
    const tower = readVision(fields, hiddenSize);
    return {
      layers,
      hiddenSize,
      vocabularyRows: vocabularyRows(fields),
      ...(mixture === undefined ? {} : { experts: { total: mixture.experts, perToken: mixture.perToken } }),
      parts: [
        ...embeddings(fields, RULES, tied),
        ...(tower === undefined ? [] : [gemma4Vision(tower)]),
        ...repeat(plan.sliding, attention(sliding)),
        ...repeat(plan.full, attention(full)),
        part('feed-forward', layers * dense),
        ...(mixture === undefined ? [] : repeat(layers, [...experts(mixture), ...routerExtras(mixture)])),
        ...layerNorms(fields, RULES, layers, hiddenSize),
      ],
      mixers: [attentionMixer(full, plan.full), attentionMixer(sliding, plan.sliding, plan.window)].filter(
        (mixer) => mixer.layers > 0,
      ),
      ...(tower === undefined && fields.specialFlag('multimodal', false)
        ? { notCounted: ['vision-tower'] as const }
        : {}),
    };
  },
};

function fullAttention(fields: FieldReader, sliding: AttentionShape): AttentionShape {
  const sharedKeyValue = fields.specialFlag('attention_k_eq_v', false);
  const globalHeads = sharedKeyValue ? fields.special('num_global_key_value_heads') : undefined;
  return {
    ...sliding,
    headSize: fields.special('global_head_dim') ?? sliding.headSize,
    keyValueHeads: globalHeads ?? sliding.keyValueHeads,
    sharedKeyValue,
  };
}

function readExperts(fields: FieldReader, hiddenSize: number): Parameters<typeof experts>[0] {
  return {
    hiddenSize,
    experts: fields.size('experts'),
    perToken: fields.size('expertsPerToken'),
    expertSize: fields.size('expertFeedForwardSize'),
    gated: true,
    bias: false,
    routerBias: false,
    sharedSize: 0,
    sharedGate: false,
  };
}

/** The router's scale per channel and per expert, and the three norms around the experts. */
function routerExtras(mixture: Parameters<typeof experts>[0]): readonly Part[] {
  return [part('router', mixture.hiddenSize + mixture.experts), part('norm', 3 * mixture.hiddenSize)];
}

/** The `vision_config` of the file under its own keys; undefined unless all of it is there. */
function readVision(fields: FieldReader, outputSize: number): Gemma4VisionShape | undefined {
  const size = (key: string): number => fields.special(`vision.${key}`) ?? 0;
  const shape: Gemma4VisionShape = {
    layers: size('num_hidden_layers'),
    hiddenSize: size('hidden_size'),
    innerSize: size('intermediate_size'),
    heads: size('num_attention_heads'),
    keyValueHeads: size('num_key_value_heads'),
    headSize: size('head_dim'),
    patchSize: size('patch_size'),
    positions: size('position_embedding_size'),
    outputSize,
  };
  return Object.values(shape).every((value) => value > 0) ? shape : undefined;
}
