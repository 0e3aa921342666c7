import { type ArchitectureFields, type Sourced } from '../../../engine/run';
import { type FieldSource } from './fieldSource';

/** Not `top_k`: that is sampling. */
const EXPERTS = ['num_local_experts', 'num_experts', 'n_routed_experts', 'moe_num_experts'];
const PER_TOKEN = [
  'num_experts_per_tok',
  'experts_per_token',
  'num_experts_per_token',
  'top_k_experts',
  'moe_top_k',
  'moe_k',
];
const SHARED = ['n_shared_experts', 'num_shared_experts', 'moe_num_shared_experts'];
/** Width of all shared experts together. */
const SHARED_SIZE = [
  'shared_expert_intermediate_size',
  'shared_intermediate_size',
  'moe_shared_expert_intermediate_size',
];

/** Experts, how many a token uses, how wide they are, and which layers have them. */
export function readExperts(source: FieldSource): ArchitectureFields {
  const { defaults } = source;
  const experts = source.whole(EXPERTS, defaults?.experts);
  if (experts === undefined || experts.value === 0) return {};
  return {
    experts,
    expertsPerToken: source.size(PER_TOKEN, defaults?.expertsPerToken),
    expertFeedForwardSize: source.size(['moe_intermediate_size'], defaults?.expertFeedForwardSize),
    ...readShared(source),
    ...readSparseLayers(source),
  };
}

function readShared(source: FieldSource): ArchitectureFields {
  const { defaults } = source;
  return {
    sharedExperts: source.whole(SHARED, defaults?.sharedExperts),
    sharedExpertFeedForwardSize: source.whole(SHARED_SIZE, defaults?.sharedExpertFeedForwardSize),
  };
}

const LEADING_DENSE = ['first_k_dense_replace', 'num_dense_layers', 'moe_layer_start_index'];

/** Leading dense layers, the interval, and layers named as dense. */
function readSparseLayers(source: FieldSource): ArchitectureFields {
  const { section, defaults } = source;
  const frequency = section.peek('moe_layer_freq');
  return {
    firstDenseLayers: source.whole(LEADING_DENSE, defaults?.firstDenseLayers),
    expertLayerInterval: source.size([
      'decoder_sparse_step',
      'interleave_moe_layer_step',
      'moe_layer_interval',
      ...(frequency?.kind === 'list' ? [] : ['moe_layer_freq']),
    ]),
    denseLayerIndices: section.numbers('mlp_only_layers') ?? denseLayers(source, frequency?.kind === 'list'),
  };
}

/** Layers marked as dense, one entry a layer: `moe_layer_freq: [0, 1, …]` or `mlp_layer_types: [dense, sparse, …]`. */
function denseLayers(source: FieldSource, listed: boolean): Sourced<readonly number[]> | undefined {
  const { section } = source;
  const indices = <T>(values: Sourced<readonly T[]>, dense: T, key: string) =>
    source.derive(
      values.value.flatMap((value, index) => (value === dense ? [index] : [])),
      key,
      values,
    );
  if (listed) {
    const marks = section.numbers('moe_layer_freq');
    return marks === undefined ? undefined : indices(marks, 0, 'moe_layer_freq');
  }
  const types = section.texts('mlp_layer_types');
  return types === undefined ? undefined : indices(types, 'dense', 'mlp_layer_types');
}
