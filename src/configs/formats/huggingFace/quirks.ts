import { type ArchitectureFields, type Sourced } from '../../../engine/run';
import { type FieldSource } from './fieldSource';

/** What one model type says in keys of its own, given the fields that all share. */
type Quirk = (source: FieldSource, common: ArchitectureFields) => ArchitectureFields;

type Special = NonNullable<ArchitectureFields['familySpecific']>;

/** Special numbers, those that are missing left out, on top of those already there. */
function special(
  values: Readonly<Record<string, Sourced<number | string | boolean> | undefined>>,
  common: ArchitectureFields,
): ArchitectureFields {
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  return { familySpecific: { ...common.familySpecific, ...(Object.fromEntries(known) as Special) } };
}

const gpt2: Quirk = (source, { feedForwardSize, hiddenSize }) => ({
  feedForwardSize: feedForwardSize ?? fourTimes(source, hiddenSize),
});

const bigCode: Quirk = (source, common) => ({
  ...gpt2(source, common),
  ...(source.flag('multi_query', true).value ? { keyValueHeads: source.derive(1, 'multi_query') } : {}),
});

const bloom: Quirk = (source, { hiddenSize }) => ({ feedForwardSize: fourTimes(source, hiddenSize) });

const falcon: Quirk = (source, common) => {
  const { section } = source;
  const newDecoder = source.flag('new_decoder_architecture', false);
  const multiQuery = source.flag('multi_query', true);
  const stated = section.size(['num_kv_heads', 'n_head_kv']);
  const heads = common.attentionHeads;
  const inParallel = section.size('num_ln_in_parallel_attn')?.value ?? (newDecoder.value ? 2 : 1);
  const norms = source.flag('parallel_attn', true).value ? inParallel : 2;
  return {
    keyValueHeads: newDecoder.value
      ? (stated ?? heads)
      : multiQuery.value
        ? source.derive(1, 'multi_query', multiQuery)
        : heads,
    feedForwardSize: common.feedForwardSize ?? fourTimes(source, common.hiddenSize),
    ...special(
      {
        normsPerLayer: source.derive(
          norms,
          'parallel_attn, new_decoder_architecture, num_ln_in_parallel_attn',
        ),
      },
      common,
    ),
  };
};

const mpt: Quirk = (source, { hiddenSize, attentionHeads }) => {
  const { section } = source;
  const attention = section.section('attn_config');
  const ratio = section.size('expansion_ratio') ?? source.fromClass(4);
  const biased = { ...source.flag('no_bias', true) };
  const bias = { ...biased, value: !biased.value };
  const learned = source.flag('learned_pos_emb', true);
  const alibi = attention?.flag('alibi') ?? source.fromClass(attention === undefined);
  const rotary = attention?.flag('rope');
  return {
    feedForwardSize:
      hiddenSize === undefined || ratio === undefined
        ? undefined
        : source.derive(ratio.value * hiddenSize.value, 'expansion_ratio × d_model', ratio),
    keyValueHeads:
      attention?.text('attn_type')?.value === 'multiquery_attention'
        ? source.derive(1, 'attn_config.attn_type')
        : (attention?.size('kv_n_heads') ?? attentionHeads),
    positions:
      alibi?.value === true
        ? { ...alibi, value: 'alibi' }
        : rotary?.value === true
          ? { ...rotary, value: 'rotary' }
          : { ...learned, value: learned.value ? 'learned' : 'none' },
    queryKeyValueBias: bias,
    attentionOutputBias: bias,
    feedForwardBias: bias,
    normBias: bias,
    queryKeyNorm: attention?.flag('qk_ln'),
    familySpecific: { queryKeyNormWidth: source.derive('full-width', 'qk_ln') },
  };
};

const dbrx: Quirk = (source) => {
  const network = source.section.section('ffn_config');
  const { defaults } = source;
  return {
    keyValueHeads:
      source.section.section('attn_config')?.size('kv_n_heads') ?? source.fromClass(defaults?.keyValueHeads),
    feedForwardSize: network?.size('ffn_hidden_size') ?? source.fromClass(defaults?.feedForwardSize),
    experts: network?.size('moe_num_experts') ?? source.fromClass(defaults?.experts),
    expertsPerToken: network?.size('moe_top_k') ?? source.fromClass(defaults?.expertsPerToken),
  };
};

const opt: Quirk = (source, common) => {
  const first = source.flag('do_layer_norm_before', true);
  const removed = source.flag('_remove_final_layer_norm', false);
  return {
    embeddingSize: source.section.size('word_embed_proj_dim') ?? common.hiddenSize,
    ...special(
      {
        finalNorm: source.derive(first.value && !removed.value, 'do_layer_norm_before', first),
        normWeight: source.flag('layer_norm_elementwise_affine', true),
      },
      common,
    ),
  };
};

const stableLm: Quirk = (source, common) => {
  const parallel = source.flag('use_parallel_residual', false);
  return special(
    { normsPerLayer: source.derive(parallel.value ? 1 : 2, 'use_parallel_residual', parallel) },
    common,
  );
};

const starcoder2: Quirk = (source, common) => ({
  feedForwardSize: common.feedForwardSize,
  normBias:
    source.section.text('norm_type')?.value === 'rms_norm' ? source.derive(false, 'norm_type') : undefined,
});

const llama4: Quirk = (source, common) => ({
  feedForwardSize: source.size(['intermediate_size_mlp'], source.defaults?.feedForwardSize),
  expertFeedForwardSize: source.size(['intermediate_size'], source.defaults?.expertFeedForwardSize),
  sharedExperts: source.fromClass(1),
  slidingWindow: source.size(['attention_chunk_size'], 8192),
  denseLayerIndices: common.denseLayerIndices ?? outsideMoeLayers(source, common),
});

/** `moe_layers` names the layers with experts. */
function outsideMoeLayers(
  source: FieldSource,
  { layers }: ArchitectureFields,
): Sourced<readonly number[]> | undefined {
  const listed = source.section.numbers('moe_layers');
  if (listed === undefined || layers === undefined || layers.value > 10_000) return undefined;
  const sparse = new Set(listed.value);
  const dense = Array.from({ length: layers.value }, (_, index) => index).filter(
    (index) => !sparse.has(index),
  );
  return source.derive(dense, 'moe_layers', listed);
}

const gemma4: Quirk = (source, common) => {
  const { section } = source;
  const mixture = source.flag('enable_moe_block', false);
  return {
    experts: mixture.value ? common.experts : undefined,
    ...special(
      {
        global_head_dim: source.size(['global_head_dim'], 512),
        num_global_key_value_heads: section.size('num_global_key_value_heads'),
        attention_k_eq_v: source.flag('attention_k_eq_v', false),
        hidden_size_per_layer_input: source.whole(['hidden_size_per_layer_input'], 256),
        vocab_size_per_layer_input: source.whole(['vocab_size_per_layer_input'], 262144),
        num_kv_shared_layers: source.whole(['num_kv_shared_layers'], 0),
        use_double_wide_mlp: source.flag('use_double_wide_mlp', false),
      },
      common,
    ),
  };
};

/** What each letter of `hybrid_override_pattern` is. */
const HYBRID_LAYERS: Readonly<Record<string, string>> = {
  M: 'mamba',
  '*': 'attention',
  '-': 'mlp',
  E: 'moe',
};

const nemotronH: Quirk = (source, common) => {
  const { section } = source;
  const pattern = section.text('hybrid_override_pattern');
  return {
    headSize: section.size(['head_dim', 'attention_head_dim']) ?? common.headSize,
    layerTypes:
      pattern === undefined
        ? common.layerTypes
        : source.derive(
            [...pattern.value].map((letter) => HYBRID_LAYERS[letter] ?? letter),
            'hybrid_override_pattern',
            pattern,
          ),
    stateSize: source.size(['ssm_state_size'], 128),
    stateHeads: source.size(['mamba_num_heads'], 128),
    stateHeadSize: source.size(['mamba_head_dim'], 64),
    stateGroups: source.size(['n_groups'], 8),
    convolutionWidth: source.size(['conv_kernel'], 4),
    ...stateBiases(source, common),
  };
};

const mamba: Quirk = (source, { hiddenSize, ...common }) => {
  const expand = source.size(['expand'], 2);
  const inner = (expand?.value ?? 2) * (hiddenSize?.value ?? 0);
  return {
    // `intermediate_size` is the inner width, which the class computes anew; there are no heads.
    feedForwardSize: undefined,
    attentionHeads: undefined,
    keyValueHeads: undefined,
    headSize: undefined,
    stateInnerSize:
      hiddenSize === undefined ? undefined : source.derive(inner, 'expand × hidden_size', expand),
    stateSize: source.size(['state_size'], 16),
    convolutionWidth: source.size(['conv_kernel'], 4),
    stateTimeRank:
      source.section.size('time_step_rank') ??
      (hiddenSize === undefined
        ? undefined
        : source.derive(Math.ceil(hiddenSize.value / 16), '⌈hidden_size / 16⌉')),
    ...stateBiases(source, common),
  };
};

function stateBiases(source: FieldSource, common: ArchitectureFields): ArchitectureFields {
  return special(
    { use_bias: source.flag('use_bias', false), use_conv_bias: source.flag('use_conv_bias', true) },
    common,
  );
}

const t5: Quirk = (source, common) => {
  const activation = source.section.text('feed_forward_proj') ?? source.fromClass('relu');
  return {
    encoderLayers: common.layers,
    decoderLayers: source.section.size('num_decoder_layers') ?? common.layers,
    headSize: source.size(['d_kv'], 64),
    gatedFeedForward:
      activation === undefined ? undefined : { ...activation, value: activation.value.startsWith('gated') },
    ...special(
      {
        relative_attention_num_buckets: source.size(['relative_attention_num_buckets'], 32),
        positionsPerLayer: source.derive(source.modelType === 'umt5', 'model_type'),
      },
      common,
    ),
  };
};

const bart: Quirk = (source, common) => ({
  encoderLayers: source.size(['encoder_layers', 'num_hidden_layers'], source.defaults?.layers),
  decoderLayers: source.size(['decoder_layers'], source.defaults?.decoderLayers),
  attentionHeads: source.size(['encoder_attention_heads', 'num_attention_heads'], source.defaults?.heads),
  decoderAttentionHeads: source.size(['decoder_attention_heads'], source.defaults?.heads),
  keyValueHeads: undefined,
  feedForwardSize: source.size(['encoder_ffn_dim'], source.defaults?.feedForwardSize),
  decoderFeedForwardSize: source.size(['decoder_ffn_dim'], source.defaults?.feedForwardSize),
  layers: common.layers,
});

const bert: Quirk = (source, common) => {
  const written = source.section.texts('architectures');
  const predicts = written?.value.some((name) => /For(?:MaskedLM|PreTraining)$/.test(name)) ?? true;
  return {
    tokenTypes: source.size(['type_vocab_size'], 2),
    ...special(
      { bertHead: source.derive(predicts ? 'masked-language-model' : 'pooler', 'architectures', written) },
      common,
    ),
  };
};

const QUIRKS: Readonly<Record<string, Quirk>> = {
  gpt2,
  gptj: gpt2,
  codegen: gpt2,
  gpt_neo: gpt2,
  gpt_bigcode: bigCode,
  bloom,
  falcon,
  RefinedWeb: falcon,
  RefinedWebModel: falcon,
  mpt,
  dbrx,
  opt,
  stablelm: stableLm,
  stablelm_epoch: stableLm,
  starcoder2,
  llama4,
  llama4_text: llama4,
  gemma4,
  gemma4_text: gemma4,
  nemotron_h: nemotronH,
  mamba,
  falcon_mamba: mamba,
  t5,
  mt5: t5,
  umt5: t5,
  bart,
  bert,
  roberta: bert,
  'xlm-roberta': bert,
};

/** What the model type says in keys of its own; nothing for most. */
export function quirksOf(source: FieldSource, common: ArchitectureFields): ArchitectureFields {
  const { modelType } = source;
  if (modelType === undefined || !Object.hasOwn(QUIRKS, modelType)) return {};
  return QUIRKS[modelType]?.(source, common) ?? {};
}

function fourTimes(
  source: FieldSource,
  hiddenSize: Sourced<number> | undefined,
): Sourced<number> | undefined {
  return hiddenSize === undefined
    ? undefined
    : source.derive(4 * hiddenSize.value, '4 × hidden size', hiddenSize);
}
