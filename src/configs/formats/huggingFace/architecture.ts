import { type ArchitectureFields, type Sourced } from '../../../engine/run';
import { withoutMissing } from '../../training';
import { readExperts } from './experts';
import { type FieldSource } from './fieldSource';
import { special } from './quirk';
import { quirksOf } from './quirks';
import { readWindow } from './window';

/** Spellings of the sizes that all models share, the preferred one first (`attribute_map` of the classes). */
const LAYERS = ['num_hidden_layers', 'n_layer', 'n_layers', 'num_layers'];
const HIDDEN = ['hidden_size', 'n_embd', 'd_model', 'n_embed'];
const FEED_FORWARD = ['intermediate_size', 'n_inner', 'ffn_dim', 'd_ff', 'ffn_hidden_size'];
const HEADS = ['num_attention_heads', 'n_head', 'n_heads', 'num_heads'];
const POSITIONS = [
  'max_position_embeddings',
  'n_positions',
  'n_ctx',
  'max_seq_len',
  'max_sequence_length',
  'seq_length',
];
const PREDICTION_LAYERS = ['num_nextn_predict_layers', 'num_mtp_modules', 'mtp_num_hidden_layers'];

/** The architecture in one section of a config, by the rules of its model type. */
export function readArchitecture(
  source: FieldSource,
  modelType: Sourced<string> | undefined,
  tiedEmbeddings: Sourced<boolean> | undefined,
): ArchitectureFields {
  const { defaults } = source;
  const hiddenSize = source.size(HIDDEN, defaults?.hiddenSize);
  const attentionHeads = source.size(HEADS, defaults?.heads);
  const keyValueHeads =
    defaults?.keyValueHeads ?? (defaults === undefined ? undefined : attentionHeads?.value);
  const sizes: ArchitectureFields = {
    modelType,
    layers: source.size(LAYERS, defaults?.layers),
    hiddenSize,
    feedForwardSize: hasWidthPerLayer(source)
      ? undefined
      : source.size(FEED_FORWARD, defaults?.feedForwardSize),
    attentionHeads,
    keyValueHeads: source.size(['num_key_value_heads'], keyValueHeads),
    headSize: source.size(['head_dim'], defaults?.headSize),
    vocabularySize: source.size(['vocab_size'], defaults?.vocabularySize),
    maximumPositions: source.size(POSITIONS, defaults?.maximumPositions),
    tiedEmbeddings,
  };
  const common = withoutMissing(
    sizes,
    readBiases(source),
    readWindow(source),
    readExperts(source),
    readLatentAttention(source),
    {
      predictionLayers:
        source.section.flag('use_mtp')?.value === false ? undefined : source.whole(PREDICTION_LAYERS),
    },
  );
  const own = quirksOf(source, common);
  return own === undefined ? common : withoutMissing(common, own);
}

/** Gemma 3n may list a width for each layer, which its quirk reads. */
function hasWidthPerLayer({ modelType, section }: FieldSource): boolean {
  return modelType?.startsWith('gemma3n') === true && section.peek('intermediate_size')?.kind === 'list';
}

/** Biases that a key of this model type gives or takes, and its norms on queries and keys. */
function readBiases({ section, defaults }: FieldSource): ArchitectureFields {
  const biases = defaults === undefined ? UNKNOWN_BIASES : (defaults.biases ?? {});
  const fields: Record<string, Sourced<boolean> | undefined> = {};
  for (const key in biases) {
    const flag = section.flag(key);
    const reach = biases[key] ?? '';
    if (flag === undefined) continue;
    if (reach.includes('q')) fields.queryKeyValueBias = flag;
    if (reach.includes('o')) fields.attentionOutputBias = flag;
    if (reach.includes('f')) fields.feedForwardBias = flag;
  }
  if (defaults?.queryKeyNorm !== undefined) fields.queryKeyNorm = section.flag(defaults.queryKeyNorm);
  return fields;
}

/** What Llama's class reads, for model types that no row knows. */
const UNKNOWN_BIASES: Readonly<Record<string, string>> = { attention_bias: 'qo', mlp_bias: 'f' };

/** Ranks and head parts of latent attention; `q_lora_rank: null` is a plain query projection. */
function readLatentAttention(source: FieldSource): ArchitectureFields {
  const { defaults } = source;
  if (defaults?.keyValueLatentSize === undefined && source.isSilent(['kv_lora_rank'])) {
    if (source.section.peek('index_n_heads') !== undefined && source.modelType !== 'deepseek_v4') {
      source.section.report('part-not-counted', 'info', 'index_n_heads', { part: 'attention-indexer' });
    }
    return {};
  }
  const rank = source.isNull('q_lora_rank') ? undefined : defaults?.queryLatentSize;
  return {
    queryLatentSize: source.size(['q_lora_rank'], rank),
    keyValueLatentSize: source.size(['kv_lora_rank'], defaults?.keyValueLatentSize),
    queryKeyContentSize: source.size(['qk_nope_head_dim'], defaults?.queryKeyContentSize),
    queryKeyRotarySize: source.size(['qk_rope_head_dim'], defaults?.queryKeyRotarySize),
    valueHeadSize: source.size(['v_head_dim'], defaults?.valueHeadSize ?? evenShare(source)),
    ...readIndexer(source),
  };
}

/** Where the class has no number for it (MiniCPM3): the model's width shared among the heads. */
function evenShare(source: FieldSource): number | undefined {
  const [width, heads] = [
    source.size(HIDDEN, source.defaults?.hiddenSize),
    source.size(HEADS, source.defaults?.heads),
  ];
  if (source.defaults === undefined || width === undefined || heads === undefined) return undefined;
  return Math.floor(width.value / heads.value) || undefined;
}

/** Model types that always have an indexer, with the heads of its class. */
const INDEXER_HEADS: Readonly<Record<string, number>> = { deepseek_v32: 64, glm_moe_dsa: 32 };

/** Sizes of the indexer of sparse attention, and how many layers have one of their own. */
function readIndexer(source: FieldSource): ArchitectureFields {
  const { section, modelType = '' } = source;
  const known = Object.hasOwn(INDEXER_HEADS, modelType);
  const heads = source.size(['index_n_heads'], known ? INDEXER_HEADS[modelType] : undefined);
  if (heads === undefined) return {};
  const kinds = section.peek('indexer_types') === undefined ? undefined : section.texts('indexer_types');
  const own = kinds?.value.filter((kind) => kind !== 'shared').length;
  const sizes = {
    index_n_heads: heads,
    index_head_dim: source.size(['index_head_dim'], known ? 128 : undefined),
    index_topk: source.size(['index_topk'], known ? 2048 : undefined),
    indexingLayers: kinds === undefined || own === undefined ? undefined : { ...kinds, value: own },
  };
  return special(sizes, {});
}
