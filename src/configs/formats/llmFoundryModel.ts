import { type ArchitectureFields, type RunDescription, type Sourced } from '../../engine/run';
import { namedModel } from '../namedModel';
import { derived, formatDefault, type Section } from '../section';
import { withoutMissing } from '../training';

const MPT = 'llm-foundry MPTConfig';

/** Feed-forward kinds with two up projections, and those with experts. */
const GATED = new Set(['mptglu']);
const MIXTURES = new Set(['mb_moe', 'mb_dmoe', 'torch_dmoe']);

/** The model of an llm-foundry file: MPT's own sizes, or a name on the Hugging Face hub. */
export function readFoundryModel(model: Section): Pick<RunDescription, 'architecture' | 'modelName'> {
  const name = model.text('pretrained_model_name_or_path');
  if (name !== undefined)
    return { modelName: name, architecture: namedModel(model, name, readOverrides(model)) };
  return { architecture: readMpt(model) };
}

/** Keys of `config_overrides` that change a Hugging Face model's sizes. */
function readOverrides(model: Section): ArchitectureFields {
  const overrides = model.section('config_overrides');
  if (overrides === undefined) return {};
  return withoutMissing<ArchitectureFields>({
    layers: overrides.size(['num_hidden_layers', 'n_layers', 'n_layer']),
    hiddenSize: overrides.size(['hidden_size', 'd_model', 'n_embd']),
    feedForwardSize: overrides.size('intermediate_size'),
    attentionHeads: overrides.size(['num_attention_heads', 'n_heads', 'n_head']),
    keyValueHeads: overrides.size('num_key_value_heads'),
    vocabularySize: overrides.size('vocab_size'),
    maximumPositions: overrides.size(['max_seq_len', 'max_position_embeddings']),
    tiedEmbeddings: overrides.flag('tie_word_embeddings'),
  });
}

function readMpt(model: Section): ArchitectureFields {
  const attention = model.section('attn_config');
  const feedForward = model.section('ffn_config');
  const kind = feedForward?.text('ffn_type') ?? formatDefault('mptmlp', MPT);
  const hiddenSize = model.size('d_model') ?? formatDefault(2048, MPT);
  const attentionHeads = model.size('n_heads') ?? formatDefault(16, MPT);
  const bias = hasBias(model);
  const mixture = MIXTURES.has(kind.value);
  if (mixture && bias.value) {
    model.report('part-not-counted', 'info', 'ffn_config', { part: 'ffn_config bias' });
  }
  if (model.peek('block_overrides') !== undefined) {
    model.report('part-not-counted', 'warning', 'block_overrides', { part: 'block_overrides' });
  }
  return withoutMissing<ArchitectureFields>({
    family: { value: 'mpt', origin: 'derived', note: 'mpt_causal_lm' },
    layers: model.size('n_layers') ?? formatDefault(24, MPT),
    hiddenSize,
    feedForwardSize: feedForwardSize(model, feedForward, hiddenSize),
    gatedFeedForward: isGated(feedForward, kind),
    attentionHeads,
    keyValueHeads: keyValueHeads(attention, attentionHeads),
    vocabularySize: model.size('vocab_size') ?? formatDefault(50368, MPT),
    maximumPositions: model.size('max_seq_len') ?? formatDefault(2048, MPT),
    positions: positions(model, attention),
    tiedEmbeddings: model.flag('tie_word_embeddings') ?? formatDefault(true, MPT),
    queryKeyValueBias: bias,
    attentionOutputBias: bias,
    feedForwardBias: mixture ? formatDefault(false, 'megablocks MLP') : bias,
    normBias: normBias(model, bias),
    queryKeyNorm: attention?.flag('qk_ln') ?? formatDefault(false, MPT),
    slidingWindow: attention?.size('sliding_window_size', { unset: [-1] }),
    ...(mixture ? experts(feedForward) : {}),
    familySpecific: { queryKeyNormWidth: formatDefault('full-width', MPT) },
  });
}

function hasBias(model: Section): Sourced<boolean> {
  const without = model.flag('no_bias');
  return without === undefined ? formatDefault(true, MPT) : { ...without, value: !without.value };
}

/** `no_bias` takes the biases out of LayerNorms too; RMS norms never have one. */
function normBias(model: Section, bias: Sourced<boolean>): Sourced<boolean> {
  const kind = model.text('norm_type');
  return kind?.value.includes('rms') === true ? { ...kind, value: false } : bias;
}

function feedForwardSize(
  model: Section,
  feedForward: Section | undefined,
  hiddenSize: Sourced<number>,
): Sourced<number> {
  const stated = feedForward?.size('ffn_hidden_size');
  if (stated !== undefined) return stated;
  const ratio = model.rate('expansion_ratio', { minimum: 1e-6, maximum: 1e4 }) ?? formatDefault(4, MPT);
  const size = Math.max(1, Math.trunc(hiddenSize.value * ratio.value));
  return derived(size, 'd_model × expansion_ratio', ratio.at);
}

function isGated(feedForward: Section | undefined, kind: Sourced<string>): Sourced<boolean> {
  if (!MIXTURES.has(kind.value)) return { ...kind, value: GATED.has(kind.value) };
  const expert = feedForward?.text('mlp_type');
  return expert === undefined ? formatDefault(false, MPT) : { ...expert, value: expert.value === 'glu' };
}

function experts(feedForward: Section | undefined): ArchitectureFields {
  return {
    experts: feedForward?.size('moe_num_experts') ?? formatDefault(1, 'megablocks Arguments'),
    expertsPerToken: feedForward?.size('moe_top_k') ?? formatDefault(1, 'megablocks Arguments'),
  };
}

function keyValueHeads(attention: Section | undefined, heads: Sourced<number>): Sourced<number> {
  const kind = attention?.text('attn_type');
  if (kind?.value === 'multiquery_attention')
    return { ...kind, value: 1, origin: 'derived', note: 'attn_type' };
  const stated = attention?.size('kv_n_heads');
  return stated ?? formatDefault(heads.value, MPT);
}

/** ALiBi or rotary positions switch the learned table off (configuration_mpt.py). */
function positions(model: Section, attention: Section | undefined): ArchitectureFields['positions'] {
  const alibi = attention?.flag('alibi');
  if (alibi?.value === true) return { ...alibi, value: 'alibi' };
  const rope = attention?.flag('rope');
  if (rope?.value === true) return { ...rope, value: 'rotary' };
  const learned = model.flag('learned_pos_emb');
  if (learned === undefined) return formatDefault('learned', MPT);
  return { ...learned, value: learned.value ? 'learned' : 'none' };
}
