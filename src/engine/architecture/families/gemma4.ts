import { attention, attentionMixer, type AttentionShape } from '../blocks/attention';
import { experts } from '../blocks/experts';
import { feedForwardWeights } from '../blocks/feedForward';
import { gemma4Vision, type Gemma4VisionShape } from '../blocks/gemma4Vision';
import { linear, part, repeat, type Part } from '../countParameters';
import { type FieldReader } from '../fieldReader';
import { attentionShape, embeddings, layerNorms, vocabularyRows, type DecoderRules } from './decoder';
import { type Family, type Layout } from './family';

const RULES: DecoderRules = { norm: 'gain', normsPerLayer: 4, gated: true, queryKeyNorm: 'per-head' };

/** Every how many layers attention is full where no list says which (the last layer always is). */
const FULL_EVERY = 6;

/**
 * Gemma 4: Gemma 3's layers with another head size in the full layers, whose keys serve as values where
 * `attention_k_eq_v` says so; last layers that reuse keys and values (`num_kv_shared_layers`); an embedding per
 * layer (`hidden_size_per_layer_input`); experts beside the dense network; a vision tower.
 * @see transformers 5.18 modeling_gemma4.py
 */
export const gemma4: Family = {
  id: 'gemma4',
  modelTypes: ['gemma4', 'gemma4_text'],
  tied: true,
  layOut: (fields, tied): Layout => {
    const layers = fields.size('layers');
    const hiddenSize = fields.size('hiddenSize');
    const groups = attentionGroups(fields, layers);
    const mixture = fields.count('experts') > 0 ? readExperts(fields, hiddenSize) : undefined;
    const tower = readVision(fields, hiddenSize);
    return {
      layers,
      hiddenSize,
      vocabularyRows: vocabularyRows(fields),
      ...(mixture === undefined ? {} : { experts: { total: mixture.experts, perToken: mixture.perToken } }),
      parts: [
        ...embeddings(fields, RULES, tied),
        ...perLayerEmbedding(fields, layers, hiddenSize),
        ...(tower === undefined ? [] : [gemma4Vision(tower)]),
        ...groups.flatMap((group) => repeat(group.layers, attention(group.shape))),
        denseNetworks(fields, layers, hiddenSize),
        ...(mixture === undefined ? [] : repeat(layers, [...experts(mixture), ...routerExtras(mixture)])),
        ...layerNorms(fields, RULES, layers, hiddenSize),
      ],
      mixers: groups.map((group) => attentionMixer(group.shape, group.layers, group.window)),
      ...(tower === undefined && fields.specialFlag('multimodal', false)
        ? { notCounted: ['vision-tower'] as const }
        : {}),
    };
  },
};

/** Layers with the same attention. */
interface AttentionGroup {
  readonly layers: number;
  readonly shape: AttentionShape;
  readonly window?: number;
}

/** Full and sliding layers, those with keys and values of their own apart from those that reuse them. */
function attentionGroups(fields: FieldReader, layers: number): readonly AttentionGroup[] {
  const own = layers - sharedLayers(fields, layers);
  const sliding = attentionShape(fields, RULES);
  const full = fullAttention(fields, sliding);
  const window = fields.optionalSize('slidingWindow');
  const slidingIn = slidingBetween(fields, layers);
  const group = (shape: AttentionShape, count: number, width?: number): readonly AttentionGroup[] => {
    const slid = width === undefined ? {} : { window: width };
    return count === 0 ? [] : [{ layers: count, shape, ...slid }];
  };
  const reusing = { keyValueProjections: 0 } as const;
  return [
    ...group(full, own - slidingIn(0, own)),
    ...group({ ...full, ...reusing }, layers - own - slidingIn(own, layers)),
    ...group(sliding, slidingIn(0, own), window),
    ...group({ ...sliding, ...reusing }, slidingIn(own, layers), window),
  ];
}

/** Counts the sliding layers from one index to another, as listed or by the class's pattern. */
function slidingBetween(fields: FieldReader, layers: number): (from: number, to: number) => number {
  const listed = fields.layerTypes;
  if (listed !== undefined) {
    const slides = (type: string, index: number): boolean =>
      type === 'sliding_attention' && index !== layers - 1;
    return (from, to) =>
      listed.filter((type, index) => index >= from && index < to && slides(type, index)).length;
  }
  const fullUpTo = (end: number): number =>
    Math.floor(end / FULL_EVERY) + (end === layers && layers % FULL_EVERY !== 0 ? 1 : 0);
  return (from, to) => to - from - (fullUpTo(to) - fullUpTo(from));
}

/** The last layers that reuse keys and values; none if that would be all. */
function sharedLayers(fields: FieldReader, layers: number): number {
  const shared = fields.special('num_kv_shared_layers') ?? 0;
  return shared < layers ? shared : 0;
}

function fullAttention(fields: FieldReader, sliding: AttentionShape): AttentionShape {
  const keysAreValues = fields.specialFlag('attention_k_eq_v', false);
  const globalHeads = keysAreValues ? fields.special('num_global_key_value_heads') : undefined;
  return {
    ...sliding,
    headSize: positive(fields.special('global_head_dim')) ?? sliding.headSize,
    keyValueHeads: positive(globalHeads) ?? sliding.keyValueHeads,
    keyValueProjections: keysAreValues ? 1 : 2,
  };
}

/** The dense networks of all layers, twice as wide in layers that reuse keys and values if the file says so. */
function denseNetworks(fields: FieldReader, layers: number, hiddenSize: number): Part {
  const innerSize = fields.size('feedForwardSize');
  const one = feedForwardWeights({ hiddenSize, innerSize, gated: true, bias: false });
  const wide = fields.specialFlag('use_double_wide_mlp', false) ? sharedLayers(fields, layers) : 0;
  return part('feed-forward', (layers + wide) * one);
}

/** A second table with a row per token and layer, its projections into every layer, and their norms. */
export function perLayerEmbedding(fields: FieldReader, layers: number, hiddenSize: number): readonly Part[] {
  const width = fields.special('hidden_size_per_layer_input') ?? 0;
  if (width === 0) return [];
  const rows = fields.special('vocab_size_per_layer_input') ?? vocabularyRows(fields);
  return [
    { ...part('token-embedding', rows * layers * width), lookup: true },
    part('token-embedding', linear(hiddenSize, layers * width)),
    part('feed-forward', layers * 2 * linear(hiddenSize, width)),
    part('norm', width + layers * hiddenSize),
  ];
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

function positive(size: number | undefined): number | undefined {
  return size === 0 ? undefined : size;
}
