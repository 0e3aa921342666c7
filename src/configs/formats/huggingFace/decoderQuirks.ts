import { type Sourced } from '../../../engine/run';
import { fourTimes, special, type Quirk } from './quirk';

/** `n_inner: null` is four times the width. */
export const gpt2: Quirk = (source, { feedForwardSize, hiddenSize }) => ({
  feedForwardSize: feedForwardSize ?? fourTimes(source, hiddenSize),
});

/** One key/value head unless `multi_query` is false. */
export const bigCode: Quirk = (source, common) => ({
  ...gpt2(source, common),
  keyValueHeads: source.flag('multi_query', true).value
    ? source.derive(1, 'multi_query')
    : common.attentionHeads,
});

/** The feed-forward is always four times as wide as the model. */
export const bloom: Quirk = (source, { hiddenSize }) => ({ feedForwardSize: fourTimes(source, hiddenSize) });

/** Key/value heads and norms follow from three switches (modeling_falcon.py). */
export const falcon: Quirk = (source, common) => {
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

/** Nested `attn_config`; ALiBi or rotary positions leave out the position table; `no_bias` takes all biases. */
export const mpt: Quirk = (source, { hiddenSize, attentionHeads }) => {
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

/** Nested `attn_config` and `ffn_config`, whose generic keys (`top_k`, `tie_word_embeddings`) mean nothing. */
export const dbrx: Quirk = (source) => {
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

/** An embedding of its own width; no final norm where norms come after. */
export const opt: Quirk = (source, common) => {
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

/** Parallel residuals share one norm. */
export const stableLm: Quirk = (source, common) => {
  const parallel = source.flag('use_parallel_residual', false);
  return special(
    { normsPerLayer: source.derive(parallel.value ? 1 : 2, 'use_parallel_residual', parallel) },
    common,
  );
};

/** Norms without bias where `norm_type` says so. */
export const starcoder2: Quirk = (source, common) => ({
  feedForwardSize: common.feedForwardSize,
  normBias:
    source.section.text('norm_type')?.value === 'rms_norm' ? source.derive(false, 'norm_type') : undefined,
});

/** Numbers that may be lists with an entry a layer, all alike; one shared network wherever there are experts. */
export const hunyuan: Quirk = (source, common) => {
  const uniform = (key: string): Sourced<number> | undefined => {
    if (source.section.peek(key)?.kind !== 'list') return source.section.size(key);
    const list = source.section.numbers(key);
    const [first, ...others] = new Set(list?.value);
    return list === undefined || first === undefined || others.length > 0
      ? undefined
      : { ...list, value: first };
  };
  const experts = uniform('num_experts') ?? common.experts;
  const shared = uniform('num_shared_expert') ?? source.fromClass(1);
  return {
    experts,
    expertsPerToken: uniform('moe_topk') ?? common.expertsPerToken ?? source.fromClass(1),
    sharedExperts: experts === undefined ? undefined : shared,
    expertFeedForwardSize: undefined,
  };
};

/** `use_bias` reaches the head. */
export const ernieMoe: Quirk = (source) => ({ headBias: source.section.flag('use_bias') });

/** A bias on the head only if asked for. */
export const phiMoe: Quirk = (source) => ({ headBias: source.flag('lm_head_bias', false) });

/** Llama 3.2 Vision: how many layers attend to the image, each named once. */
export const mllama: Quirk = (source, common) => {
  const key = 'cross_attention_layers';
  const listed = source.section.peek(key) === undefined ? undefined : source.section.numbers(key);
  const layers = common.layers?.value ?? 0;
  const within = (list: readonly number[]): number => new Set(list.filter((layer) => layer < layers)).size;
  const crossAttentionLayers =
    listed === undefined
      ? source.fromClass(within(MLLAMA_CROSS_ATTENTION))
      : { ...listed, value: within(listed.value) };
  return special({ crossAttentionLayers }, common);
};

const MLLAMA_CROSS_ATTENTION = [3, 8, 13, 18, 23, 28, 33, 38];

/** A spelling of its own for the heads; no table of positions. */
export const xglm: Quirk = (source) => {
  const heads = source.size(['attention_heads', 'num_attention_heads'], source.defaults?.heads);
  return { attentionHeads: heads, keyValueHeads: heads, positions: source.derive('none', 'model_type') };
};

/** The norm comes after each step: none is left for the end. */
export const openAiGpt: Quirk = (source, common) =>
  special({ finalNorm: source.derive(false, 'model_type') }, common);
