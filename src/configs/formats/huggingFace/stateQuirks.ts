import { type ArchitectureFields, type Sourced } from '../../../engine/run';
import { type FieldSource } from './fieldSource';
import { attendingAt, attendingEvery, listLayers } from './hybridLayers';
import { special, type Quirk } from './quirk';

/** Sizes of Mamba-2 layers under the keys of Bamba, Granite and Falcon-H1. */
function mamba2Sizes(source: FieldSource, common: ArchitectureFields, inner: number): ArchitectureFields {
  const heads = source.size(['mamba_n_heads'], 128);
  const auto = source.section.isNumber('mamba_d_head') ? source.size(['mamba_d_head']) : undefined;
  const shared = heads === undefined ? undefined : inner / heads.value;
  return {
    stateHeads: heads,
    stateHeadSize:
      auto ??
      (shared === undefined || !(shared >= 1)
        ? undefined
        : source.derive(shared, 'inner size / mamba_n_heads')),
    stateSize: source.size(['mamba_d_state'], 256),
    stateGroups: source.size(['mamba_n_groups'], 1),
    convolutionWidth: source.size(['mamba_d_conv'], 4),
    ...special(
      {
        use_bias: source.flag('mamba_proj_bias', false),
        use_conv_bias: source.flag('mamba_conv_bias', true),
      },
      common,
    ),
  };
}

function expanded(source: FieldSource, { hiddenSize }: ArchitectureFields): number {
  return (source.size(['mamba_expand'], 2)?.value ?? 2) * (hiddenSize?.value ?? 0);
}

/** `attn_layer_indices` names the layers that attend; later files list all kinds. */
export const bamba: Quirk = (source, common) => ({
  ...mamba2Sizes(source, common, expanded(source, common)),
  layerTypes: listedKinds(source) ?? attendingAt(source, common, 'attn_layer_indices') ?? common.layerTypes,
});

/** Without experts the shared network is the only one. */
export const graniteHybrid: Quirk = (source, common) => ({
  ...bamba(source, common),
  ...(common.experts === undefined
    ? { feedForwardSize: source.size(['shared_intermediate_size'], 1024) }
    : {}),
});

/** Attention and Mamba-2 in every layer; the inner width is stated; a gated norm only if asked for. */
export const falconH1: Quirk = (source, common) => {
  const inner = source.isNull('mamba_d_ssm')
    ? expanded(source, common)
    : (source.size(['mamba_d_ssm'], 1024)?.value ?? 0);
  const sizes = mamba2Sizes(source, common, inner);
  return {
    ...sizes,
    ...special(
      {
        innerNorm: source.flag('mamba_rms_norm', false),
        projectors_bias: source.flag('projectors_bias', false),
      },
      sizes,
    ),
  };
};

/** Which layers attend and which have experts, each by period and offset. */
export const jamba: Quirk = (source, common) => {
  const { section } = source;
  const offset = section.whole('attn_layer_offset')?.value ?? 4;
  const period = source.size(['expert_layer_period'], 2)?.value ?? 2;
  const first = section.whole('expert_layer_offset')?.value ?? 1;
  const kinds = listLayers(
    source,
    common,
    (index) => (index % period === first ? 'sparse' : 'dense'),
    'expert_layer_period, expert_layer_offset',
  );
  const inner = expanded(source, common);
  const rank = Math.ceil((common.hiddenSize?.value ?? 0) / 16);
  return {
    layerTypes: attendingEvery(
      source,
      common,
      source.size(['attn_layer_period'], 8),
      offset,
      'attn_layer_period, attn_layer_offset',
    ),
    denseLayerIndices:
      kinds === undefined
        ? undefined
        : { ...kinds, value: kinds.value.flatMap((kind, index) => (kind === 'dense' ? [index] : [])) },
    stateInnerSize: inner > 0 ? source.derive(inner, 'mamba_expand × hidden_size') : undefined,
    stateSize: source.size(['mamba_d_state'], 16),
    convolutionWidth: source.size(['mamba_d_conv'], 4),
    stateTimeRank: source.section.isNumber('mamba_dt_rank')
      ? section.size('mamba_dt_rank')
      : rank > 0
        ? source.derive(rank, '⌈hidden_size / 16⌉')
        : undefined,
    ...special(
      {
        use_bias: source.flag('mamba_proj_bias', false),
        use_conv_bias: source.flag('mamba_conv_bias', true),
      },
      common,
    ),
  };
};

/** Full layers by name or index; the feed-forward is two thirds of what is stated, rounded up (Lfm2MLP). */
export const lfm2: Quirk = (source, common) => {
  const { section } = source;
  return {
    feedForwardSize: adjustedFeedForward(source, section.size('block_ff_dim') ?? common.feedForwardSize),
    layerTypes: listedKinds(source) ?? attendingAt(source, common, 'full_attn_idxs'),
    convolutionWidth: source.size(['conv_L_cache'], 3),
    ...special({ use_conv_bias: source.flag('conv_bias', false) }, common),
  };
};

function adjustedFeedForward(
  source: FieldSource,
  stated: Sourced<number> | undefined,
): Sourced<number> | undefined {
  const adjusts = source.modelType === 'lfm2' && source.flag('block_auto_adjust_ff_dim', true).value;
  if (stated === undefined || !adjusts) return stated;
  const multiple = source.section.size('block_multiple_of')?.value ?? 256;
  const multiplier = source.section.rate('block_ffn_dim_multiplier', { maximum: 1000 })?.value ?? 1;
  const scaled = Math.trunc(multiplier * Math.trunc((2 * stated.value) / 3));
  const size = multiple * Math.ceil(scaled / multiple);
  const formula = `⌈${multiplier} × ⌊2·${stated.value}/3⌋ / ${multiple}⌉ × ${multiple}`;
  return size < 1 ? undefined : source.derive(size, formula, stated);
}

/** Kinds of layers by name, or MiniMax's own list: 1 attends, 0 does not. */
export const minimax: Quirk = (source, common) => {
  const marks =
    source.section.peek('attn_type_list') === undefined
      ? undefined
      : source.section.numbers('attn_type_list');
  return {
    layerTypes:
      listedKinds(source) ??
      (marks === undefined
        ? attendingEvery(source, common, source.fromClass(2), 0, 'layer_types of the class')
        : source.derive(
            marks.value.map((mark) => (mark === 1 ? 'attention' : 'other')),
            'attn_type_list',
            marks,
          )),
  };
};

/** `linear_attn_config` counts layers from 1. */
export const kimiLinear: Quirk = (source, common) => {
  const linear = source.section.section('linear_attn_config');
  const full = linear?.numbers('full_attn_layers');
  const attending = new Set(full?.value.map((layer) => layer - 1));
  const named =
    full === undefined
      ? listLayers(
          source,
          common,
          (index) => (index > 0 && index % 4 === 0 ? 'attention' : 'other'),
          'layer_types of the class',
        )
      : listLayers(
          source,
          common,
          (index) => (attending.has(index) ? 'attention' : 'other'),
          'linear_attn_config.full_attn_layers',
          full,
        );
  return {
    queryLatentSize: source.section.size('q_lora_rank'),
    layerTypes: listedKinds(source) ?? named,
    stateHeads: linear?.size('num_heads') ?? source.size(['linear_num_heads'], 32),
    stateHeadSize: linear?.size('head_dim') ?? source.size(['linear_head_dim'], 128),
    convolutionWidth: linear?.size('short_conv_kernel_size') ?? source.size(['linear_conv_kernel_dim'], 4),
  };
};

/** State-space sizes; the inner width is `expand` times the model's. */
export const mamba2: Quirk = (source, common) => ({
  feedForwardSize: undefined,
  attentionHeads: undefined,
  keyValueHeads: undefined,
  headSize: undefined,
  stateHeads: source.size(['num_heads'], 128),
  stateHeadSize: source.size(['head_dim'], 64),
  stateSize: source.size(['state_size'], 128),
  stateGroups: source.size(['n_groups'], 8),
  convolutionWidth: source.size(['conv_kernel'], 4),
  ...special(
    { use_bias: source.flag('use_bias', false), use_conv_bias: source.flag('use_conv_bias', true) },
    common,
  ),
});

/** The width of time mixing, where it is another one. */
export const rwkv: Quirk = (source) => ({
  keyValueHeads: undefined,
  attentionHeads: undefined,
  stateInnerSize: source.section.size('attention_hidden_size'),
});

/** `layer_types` or `layers_block_type`, whichever is there. */
export function listedKinds(source: FieldSource): Sourced<readonly string[]> | undefined {
  const key = ['layer_types', 'layers_block_type'].find((name) => source.section.peek(name)?.kind === 'list');
  return key === undefined ? undefined : source.section.texts(key);
}
