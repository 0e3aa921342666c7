import { type ArchitectureFields, type Sourced } from '../../../engine/run';
import { type FieldSource } from './fieldSource';
import { special, type Quirk } from './quirk';
import { listedKinds } from './stateQuirks';

/** `intermediate_size` is one expert’s; dense layers have `intermediate_size_mlp`; chunks are windows. */
export const llama4: Quirk = (source, common) => ({
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

/** Full layers of another shape, embeddings per layer, reused keys and values. */
export const gemma4: Quirk = (source, common) => {
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

/** Sizes of the linear-attention layers, with the class's defaults. */
function deltaSizes(
  source: FieldSource,
  common: ArchitectureFields,
  [keyHeads, keySize, valueHeads, valueSize]: readonly number[],
): ArchitectureFields {
  return {
    layerTypes: listedKinds(source),
    ...special(
      {
        full_attention_interval: source.section.size('full_attention_interval'),
        linear_num_key_heads: source.size(['linear_num_key_heads'], keyHeads),
        linear_key_head_dim: source.size(['linear_key_head_dim'], keySize),
        linear_num_value_heads: source.size(['linear_num_value_heads'], valueHeads),
        linear_value_head_dim: source.size(['linear_value_head_dim'], valueSize),
        linear_conv_kernel_dim: source.size(['linear_conv_kernel_dim'], 4),
      },
      common,
    ),
  };
}

export const qwen3Next: Quirk = (source, common) => deltaSizes(source, common, [16, 128, 32, 128]);

/** Heads as many as attention's; keys three quarters of a head, values twice as wide as keys (OlmoHybridConfig). */
export const olmoHybrid: Quirk = (source, common) => {
  const { section } = source;
  const heads = common.attentionHeads?.value ?? 1;
  const keyHeads = section.size('linear_num_key_heads')?.value ?? heads;
  const width = common.hiddenSize?.value ?? 0;
  const key = section.size('linear_key_head_dim')?.value ?? Math.trunc((0.75 * width) / keyHeads);
  return deltaSizes(source, common, [keyHeads, key, heads, 2 * key]);
};

/** What each letter of `hybrid_override_pattern` and each name of `layers_block_type` is. */
const HYBRID_LAYERS: Readonly<Record<string, string>> = {
  M: 'mamba',
  '*': 'attention',
  '-': 'mlp',
  E: 'moe',
  linear_attention: 'mamba',
  full_attention: 'attention',
};

/** A letter or a name per layer, and the sizes of its Mamba-2 layers. */
export const nemotronH: Quirk = (source, common) => {
  const { section } = source;
  const pattern = section.text('hybrid_override_pattern');
  const kinds = pattern === undefined ? listedKinds(source) : { ...pattern, value: [...pattern.value] };
  const named = kinds?.value.map((kind) => HYBRID_LAYERS[kind] ?? kind);
  return {
    layers:
      section.peek('num_hidden_layers') === undefined && kinds !== undefined && kinds.value.length > 0
        ? source.derive(kinds.value.length, 'layers_block_type', kinds)
        : common.layers,
    headSize: section.size(['head_dim', 'attention_head_dim']) ?? common.headSize,
    layerTypes:
      kinds === undefined || named === undefined
        ? undefined
        : source.derive(
            named,
            pattern === undefined ? 'layers_block_type' : 'hybrid_override_pattern',
            kinds,
          ),
    stateSize: source.size(['ssm_state_size'], 128),
    stateHeads: source.size(['mamba_num_heads'], 128),
    stateHeadSize: source.size(['mamba_head_dim'], 64),
    stateGroups: source.size(['n_groups'], 8),
    convolutionWidth: source.size(['conv_kernel'], 4),
    sharedExpertFeedForwardSize:
      common.experts === undefined ? undefined : source.size(['moe_shared_expert_intermediate_size'], 7688),
    ...special(
      { moe_latent_size: section.size('moe_latent_size') },
      { ...common, ...stateBiases(source, common) },
    ),
  };
};

/** State-space sizes; `intermediate_size` is not a feed-forward but the inner width, whatever `expand` says. */
export const mamba: Quirk = (source, { hiddenSize, ...common }) => {
  const expand = source.size(['expand'], 2);
  const inner = (expand?.value ?? 2) * (hiddenSize?.value ?? 0);
  return {
    // There are no heads.
    feedForwardSize: undefined,
    attentionHeads: undefined,
    keyValueHeads: undefined,
    headSize: undefined,
    stateInnerSize:
      source.section.size('intermediate_size') ??
      (hiddenSize === undefined ? undefined : source.derive(inner, 'expand × hidden_size', expand)),
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
