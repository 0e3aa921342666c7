import { type ArchitectureFields, type Sourced } from '../../../engine/run';
import { type FieldSource } from './fieldSource';
import { listLayers } from './hybridLayers';
import { special, type Quirk, type Special } from './quirk';
import { listedKinds } from './stateQuirks';

/** Which layers slide and which are dense, in transformers' words or in those of the model's own code. */
export const mimoV2: Quirk = (source, common) => {
  const { section } = source;
  const marks =
    section.peek('hybrid_layer_pattern') === undefined ? undefined : section.numbers('hybrid_layer_pattern');
  const kinds =
    marks === undefined
      ? listLayers(
          source,
          common,
          (index) => (index === 0 || index % 6 === 5 ? 'full_attention' : 'sliding_attention'),
          'layer_types of the class',
        )
      : source.derive(
          marks.value.map((mark) => (mark === 0 ? 'full_attention' : 'sliding_attention')),
          'hybrid_layer_pattern',
          marks,
        );
  const swa = ['swa_num_attention_heads', 'swa_num_key_value_heads', 'swa_head_dim', 'swa_v_head_dim'];
  return {
    layerTypes: listedKinds(source) ?? kinds,
    slidingWindow: source.size(['sliding_window', 'sliding_window_size'], 128),
    valueHeadSize: source.size(['v_head_dim'], 128),
    firstDenseLayers: source.isSilent(['mlp_layer_types', 'moe_layer_freq'])
      ? source.fromClass(1)
      : undefined,
    ...special(
      {
        ...Object.fromEntries(swa.map((key) => [key, section.size(key)])),
        add_swa_attention_sink_bias: section.flag('add_swa_attention_sink_bias'),
        add_full_attention_sink_bias: section.flag('add_full_attention_sink_bias'),
      },
      common,
    ),
  };
};

/** Copies of the hidden state, ranks, embeddings per layer, and a width for each layer where they differ. */
export const gemma3n: Quirk = (source, common) => {
  const { section } = source;
  const listed = section.peek('intermediate_size')?.kind === 'list';
  const widths = listed ? section.numbers('intermediate_size') : undefined;
  const [first, ...others] = new Set(widths?.value);
  return {
    ...(listed
      ? {
          feedForwardSize:
            widths === undefined || first === undefined || others.length > 0
              ? undefined
              : { ...widths, value: first },
        }
      : {}),
    ...special(
      {
        feedForwardSizes: widths,
        hidden_size_per_layer_input: source.whole(['hidden_size_per_layer_input'], 256),
        vocab_size_per_layer_input: source.whole(['vocab_size_per_layer_input'], 262144),
        num_kv_shared_layers: source.whole(['num_kv_shared_layers'], 15),
        altup_num_inputs: source.size(['altup_num_inputs'], 4),
        laurel_rank: source.size(['laurel_rank'], 64),
      },
      common,
    ),
  };
};

/** Each of `num_layers` has attention and a dense network twice; experts under keys of their own. */
export const longcatFlash: Quirk = (source, common) => {
  const pairs = source.section.size('num_layers');
  return {
    layers:
      pairs === undefined
        ? (source.section.size('num_hidden_layers') ?? source.fromClass(56))
        : source.derive(2 * pairs.value, '2 × num_layers', pairs),
    expertsPerToken: source.size(['moe_topk', 'num_experts_per_tok'], 12),
    expertFeedForwardSize: source.size(['expert_ffn_hidden_size', 'moe_intermediate_size'], 2048),
    ...special(
      {
        zero_expert_num: source.isNull('zero_expert_num')
          ? undefined
          : source.whole(['zero_expert_num'], 256),
      },
      common,
    ),
  };
};

/** What compresses attention in which layer: by name, or by the number of tokens behind an entry. */
export const deepseekV4: Quirk = (source, common) => {
  const rates = compressionRates(source);
  const numbers = Object.fromEntries(
    Object.entries({
      o_groups: 8,
      o_lora_rank: 1024,
      index_n_heads: 64,
      index_head_dim: 128,
      index_topk: 512,
      hc_mult: 4,
    }).map(([key, value]) => [key, source.size([key], value)]),
  );
  return {
    queryLatentSize: source.size(['q_lora_rank'], source.defaults?.queryLatentSize),
    // The class builds one as wide as a routed expert, whatever `n_shared_experts` says.
    sharedExperts: source.fromClass(1),
    layerTypes: listedKinds(source) ?? compressedLayers(source, common),
    ...special({ ...numbers, ...rates, num_hash_layers: hashLayers(source) }, common),
  };
};

const [INDEXED, HEAVY] = ['compressed_sparse_attention', 'heavily_compressed_attention'];

function compressedLayers(
  source: FieldSource,
  common: ArchitectureFields,
): Sourced<readonly string[]> | undefined {
  const { section } = source;
  const ratios =
    section.peek('compress_ratios') === undefined ? undefined : section.numbers('compress_ratios');
  if (ratios === undefined) {
    const kindOf = (index: number): string => (index < 2 || index % 2 === 0 ? HEAVY : INDEXED);
    return listLayers(source, common, kindOf, 'layer_types of the class');
  }
  const kinds = ratios.value.map((ratio) =>
    ratio === 0 ? 'sliding_attention' : ratio <= 16 ? INDEXED : HEAVY,
  );
  // The list goes on with the prediction modules.
  return source.derive(kinds.slice(0, common.layers?.value), 'compress_ratios', ratios);
}

/** Tokens behind one entry, by the kind of layer. */
function compressionRates(source: FieldSource): Readonly<Record<string, Special[string] | undefined>> {
  const rates = source.section.section('compress_rates');
  return {
    [INDEXED]: rates?.size(INDEXED) ?? source.size(['compress_rate_csa'], 4),
    [HEAVY]: rates?.size(HEAVY) ?? source.size(['compress_rate_hca'], 128),
  };
}

/** The first layers, whose experts are chosen by the token alone. */
function hashLayers(source: FieldSource): Sourced<number> | undefined {
  const { section } = source;
  if (section.peek('mlp_layer_types') === undefined) return source.whole(['num_hash_layers'], 3);
  const kinds = section.texts('mlp_layer_types');
  return kinds && { ...kinds, value: kinds.value.filter((kind) => kind === 'hash_moe').length };
}
