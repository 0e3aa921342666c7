import { attention, attentionMixer, type AttentionShape } from '../blocks/attention';
import { feedForwardWeights } from '../blocks/feedForward';
import { linear, part, repeat, type Part } from '../countParameters';
import { type FieldReader } from '../fieldReader';
import { attentionShape, embeddings, layerNorms, vocabularyRows, type DecoderRules } from './decoder';
import { type Family, type Layout } from './family';
import { perLayerEmbedding } from './gemma4';

const RULES: DecoderRules = { norm: 'gain', normsPerLayer: 4, gated: true, queryKeyNorm: 'per-head' };

/** Every how many layers attention is full where no list says which. */
const FULL_EVERY = 5;

/**
 * Gemma 3n: Gemma 3's layers between several copies of the hidden state (AltUp), each with a low-rank residual (LAuReL)
 * and an embedding of its own; the last layers keep key and value projections but reuse what earlier ones stored, so
 * that these are no active parameters. Mixing the copies is not counted among FLOPs, nor the router's second use (0.02 %).
 * @see Google 2025, Gemma 3n; arXiv:2301.13310 (AltUp), arXiv:2411.07501 (LAuReL); transformers 5.18
 * modeling_gemma3n.py
 */
export const gemma3n: Family = {
  id: 'gemma3n',
  modelTypes: ['gemma3n', 'gemma3n_text'],
  tied: true,
  layOut: (fields, tied): Layout => {
    const layers = fields.size('layers');
    const hiddenSize = fields.size('hiddenSize');
    const shape = attentionShape(fields, RULES);
    return {
      layers,
      hiddenSize,
      vocabularyRows: vocabularyRows(fields),
      parts: [
        ...embeddings(fields, RULES, tied),
        ...perLayerEmbedding(fields, layers, hiddenSize),
        ...attentionOfAllLayers(fields, layers, shape),
        part('feed-forward', networks(fields, layers, hiddenSize)),
        ...alternatingUpdates(fields, layers, hiddenSize),
        ...lowRankResidual(fields, layers, hiddenSize),
        ...layerNorms(fields, RULES, layers, hiddenSize),
      ],
      mixers: mixers(fields, layers, shape),
      countedElsewhere: reusedKeysAndValues(fields, layers, shape),
    };
  },
};

/** Layers that read an earlier one's keys and values; none if all would. */
function reusingLayers(fields: FieldReader, layers: number): number {
  const shared = fields.special('num_kv_shared_layers') ?? 0;
  return shared < layers ? shared : 0;
}

/** Their own projections and norm of keys are in checkpoints, but not in the class. */
function reusedKeysAndValues(
  fields: FieldReader,
  layers: number,
  { hiddenSize, keyValueHeads, headSize }: AttentionShape,
): Layout['countedElsewhere'] {
  const reusing = reusingLayers(fields, layers);
  const ofOneLayer = 2 * linear(hiddenSize, keyValueHeads * headSize) + headSize;
  return reusing > 0 ? [{ reason: 'reused-keys-and-values', more: -reusing * ofOneLayer }] : undefined;
}

/** All layers have the same weights; those of keys and values do nothing where earlier ones are reused. */
function attentionOfAllLayers(fields: FieldReader, layers: number, shape: AttentionShape): readonly Part[] {
  const reusing = reusingLayers(fields, layers);
  const used = attention({ ...shape, keyValueProjections: 0 });
  const ofReusing = attention(shape).map((each, index) => ({ ...each, active: used[index]?.active ?? 0 }));
  return [...repeat(layers - reusing, attention(shape)), ...repeat(reusing, ofReusing)];
}

/** Full and windowed layers, those with a cache of their own apart from those that read an earlier one's. */
function mixers(fields: FieldReader, layers: number, shape: AttentionShape) {
  const own = layers - reusingLayers(fields, layers);
  const listed = fields.layerTypes;
  const slides = (index: number): boolean =>
    listed === undefined ? (index + 1) % FULL_EVERY !== 0 : listed[index] === 'sliding_attention';
  const sliding = (from: number, to: number): number => {
    let count = 0;
    for (let index = from; index < to; index++) if (slides(index)) count++;
    return count;
  };
  const window = fields.optionalSize('slidingWindow');
  const reusing = { ...shape, keyValueProjections: 0 } as const;
  const [first, last] = [sliding(0, own), sliding(own, layers)];
  return [
    attentionMixer(shape, own - first),
    attentionMixer(shape, first, window),
    attentionMixer(reusing, layers - own - last),
    attentionMixer(reusing, last, window),
  ].filter((mixer) => mixer.layers > 0);
}

/** The networks of all layers, whose widths may differ (MatFormer). */
function networks(fields: FieldReader, layers: number, hiddenSize: number): number {
  const listed = fields.specialList('feedForwardSizes');
  const one = (innerSize: number): number =>
    feedForwardWeights({ hiddenSize, innerSize, gated: true, bias: false });
  if (listed === undefined) return layers * one(fields.size('feedForwardSize'));
  return listed.slice(0, layers).reduce<number>((sum, width) => sum + one(Number(width)), 0);
}

/** What predicts and corrects the copies in every layer, and the matrices that make them and join them. */
function alternatingUpdates(fields: FieldReader, layers: number, hiddenSize: number): readonly Part[] {
  const copies = fields.special('altup_num_inputs') ?? 4;
  const ofOneLayer = hiddenSize + copies ** 2 + copies ** 3 + linear(hiddenSize, copies);
  return [
    part('feed-forward', layers * ofOneLayer + 2 * (copies - 1) * linear(hiddenSize, hiddenSize)),
    part('norm', layers * hiddenSize),
  ];
}

function lowRankResidual(fields: FieldReader, layers: number, hiddenSize: number): readonly Part[] {
  const rank = fields.special('laurel_rank') ?? 64;
  return [part('feed-forward', layers * 2 * linear(hiddenSize, rank)), part('norm', layers * hiddenSize)];
}
