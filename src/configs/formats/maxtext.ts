import {
  type ArchitectureFields,
  type ClusterFields,
  EMPTY_RUN,
  type Sourced,
  type TrainingFields,
} from '../../engine/run';
import { type Format } from '../format';
import { offloadOfSwitches } from '../offload';
import { namedModel } from '../namedModel';
import { type ConfigPart } from '../reading';
import { derived, formatDefault, type Section } from '../section';
import { completeTraining, decidedAlso, placed, productOf, shareOf, withoutMissing } from '../training';
import { precisionOf, switchedOn } from '../vocabulary';
import { special } from './huggingFace/quirk';

const BASE = 'MaxText base.yml';

/** The rules that count each `decoder_block`; those missing here are not counted. */
const BLOCKS: ReadonlyMap<string, string> = new Map([
  ...['llama2', 'mistral', 'default'].map((block) => [block, 'llama'] as const),
  ['mixtral', 'mixtral'],
  ['gemma', 'gemma'],
  ['gemma2', 'gemma2'],
  ['gemma3', 'gemma3'],
  ['gemma4', 'gemma4'],
  ['olmo3', 'olmo2'],
  ['qwen2', 'qwen2'],
  ['qwen3', 'qwen3'],
  ['qwen3_moe', 'qwen3'],
  ['qwen3_next', 'qwen3-next'],
  ['deepseek', 'deepseek-v3'],
  ['gpt_oss', 'gpt-oss'],
  ['gpt3', 'gpt2'],
]);

/** Any of them means that the file states a model; without them it is all in base.yml. */
const SIZED = ['base_emb_dim', 'base_num_decoder_layers', 'base_num_query_heads', 'base_mlp_dim'];

/** Overlays that train and state no sizes. */
const TRAINED = ['per_device_batch_size', 'steps', 'learning_rate', 'max_target_length'];

/** Google's MaxText: base.yml with every default, and overlays that state only what differs from it. */
export const maxtext: Format = {
  id: 'maxtext',
  title: 'MaxText',
  languages: ['yaml'],
  keyHints: [
    ['base_emb_dim', 'base_config'],
    ['base_num_decoder_layers', 'per_device_batch_size', 'steps', 'learning_rate', 'max_target_length'],
  ],
  fingerprint: (root) =>
    (root.isNumber('base_emb_dim') && root.isNumber('base_num_decoder_layers')) ||
    (root.isText('base_config') && TRAINED.some((key) => root.isNumber(key))),
  read: (root) => [readMaxtext(root)],
};

function readMaxtext(root: Section): ConfigPart {
  const name = root.text('model_name');
  const named = name === undefined || name.value === 'default' ? undefined : name;
  const devices = readDevices(root);
  return {
    description: {
      ...EMPTY_RUN,
      ...(named === undefined ? {} : { modelName: named }),
      architecture: architectureOf(root, named),
      training: readTraining(root, devices),
      cluster: readCluster(root, devices),
    },
    modelRange: root.entryRange(['base_emb_dim', 'model_name']),
    trainingRange: root.entryRange(['steps', 'per_device_batch_size', 'learning_rate']),
    notices: root.notices,
  };
}

/** Sizes that are stated, or those of the model that is named; the rest of an overlay is of no use without its base. */
function architectureOf(root: Section, named: Sourced<string> | undefined): ArchitectureFields {
  if (named !== undefined && !statesSizes(root, named.value)) return namedModel(root, named);
  const stated = SIZED.some((key) => root.isNumber(key)) || root.isText('decoder_block');
  return stated ? readModel(root) : {};
}

/** Sizes that came from base.yml are those of the model `default`: a named model has its own. */
function statesSizes(root: Section, name: string): boolean {
  const file = root.fileOf('base_emb_dim');
  return root.isNumber('base_emb_dim') && (file === undefined || file.endsWith(`/${name}.yml`));
}

function readModel(root: Section): ArchitectureFields {
  const block = root.text('decoder_block');
  const family = BLOCKS.get(block?.value ?? 'default');
  if (family === undefined) {
    root.report('part-not-counted', 'warning', 'decoder_block', { part: block?.value ?? '' });
    return {};
  }
  const scale = root.size('global_parameter_scale');
  const doublings = Math.floor(Math.log2(scale?.value ?? 1));
  const [all, rest] = [Math.floor(doublings / 3), doublings % 3];
  const scaled = (key: string, power: number): Sourced<number> | undefined => {
    const base = root.size(key, { unset: [-1] });
    return power === 0 || base === undefined
      ? base
      : derived(base.value * 2 ** power, `${key} × ${2 ** power}`);
  };
  const [wide, deep] = [all + (rest > 0 ? 1 : 0), all];
  const layers = scaled('base_num_decoder_layers', deep);
  const activations = root.texts('mlp_activations');
  const latent = family === 'deepseek-v3';
  const gpt3 = family === 'gpt2';
  const tied = root.flag('logits_via_embedding') ?? formatDefault(false, BASE);
  const positions = root.size('trainable_position_size', { unset: [-1] });
  return withoutMissing<ArchitectureFields>({
    family: derived(family, block === undefined ? 'MaxText' : 'decoder_block'),
    layers: family === 'gemma2' ? productOf(derived(2, '2'), layers) : layers,
    hiddenSize: scaled('base_emb_dim', all + (rest > 1 ? 1 : 0)),
    feedForwardSize: scaled('base_mlp_dim', wide),
    gatedFeedForward:
      activations === undefined ? undefined : { ...activations, value: activations.value.length > 1 },
    attentionHeads: scaled('base_num_query_heads', wide),
    keyValueHeads: scaled('base_num_kv_heads', wide),
    headSize: root.size('head_dim'),
    vocabularySize: root.size('vocab_size'),
    maximumPositions: positions ?? root.size('max_position_embeddings'),
    positions: positions === undefined ? undefined : { ...positions, value: 'learned' },
    tiedEmbeddings: tied,
    ...(gpt3 ? {} : { queryKeyValueBias: family === 'qwen2' ? undefined : root.flag('attention_bias') }),
    queryKeyNorm: family === 'llama' ? root.flag('use_qk_norm') : undefined,
    slidingWindow: root.size('sliding_window_size', { unset: [0] }),
    ...readExperts(root, family, (key) => scaled(key, wide)),
    ...(latent
      ? {
          queryLatentSize: root.size('q_lora_rank', { unset: [0] }),
          keyValueLatentSize: root.size('kv_lora_rank'),
          queryKeyContentSize: root.size('qk_nope_head_dim'),
          queryKeyRotarySize: root.size('qk_rope_head_dim'),
          valueHeadSize: root.size('v_head_dim'),
        }
      : {}),
    familySpecific: ownKeys(root, family),
  });
}

/** Of the gated delta rule, with the names and defaults of transformers. */
const DELTA_KEYS = [
  'full_attention_interval',
  'linear_num_key_heads',
  'linear_key_head_dim',
  'linear_num_value_heads',
  'linear_value_head_dim',
  'linear_conv_kernel_dim',
];

/** What single blocks read beside the sizes of all. */
function ownKeys(root: Section, family: string): ArchitectureFields['familySpecific'] {
  if (family === 'olmo2') {
    const interval = root.size('inhomogeneous_layer_cycle_interval');
    return interval === undefined ? undefined : { slidingWindowPattern: interval };
  }
  if (family === 'qwen3-next') {
    return special(Object.fromEntries(DELTA_KEYS.map((key) => [key, root.size(key)])), {}).familySpecific;
  }
  if (family !== 'gemma4') return undefined;
  const own = {
    global_head_dim: root.size('global_head_dim', { unset: [0] }),
    num_global_key_value_heads: root.size('global_num_kv_heads', { unset: [0] }),
    attention_k_eq_v: root.flag('share_kv_projections'),
  };
  return special(own, {}).familySpecific;
}

function readExperts(
  root: Section,
  family: string,
  scaled: (key: string) => Sourced<number> | undefined,
): ArchitectureFields {
  const experts = root.size('num_experts');
  if (experts === undefined || experts.value < 2) return {};
  const expertFeedForwardSize = scaled('base_moe_mlp_dim');
  return {
    experts,
    expertsPerToken: root.size('num_experts_per_tok'),
    expertFeedForwardSize,
    // Its one shared expert is as wide as the others (layers/qwen3.py, Qwen3NextSparseMoeBlock).
    sharedExpertFeedForwardSize: family === 'qwen3-next' ? expertFeedForwardSize : undefined,
    sharedExperts: family === 'deepseek-v3' ? root.whole('shared_experts') : undefined,
    firstDenseLayers: root.whole('first_num_dense_layers'),
  };
}

/** `v5e-256` counts chips, `v4-8` and `v5p-8` count two cores to a chip; without it, the product of all axes. */
function readDevices(root: Section): Sourced<number> | undefined {
  const topology = readTopology(root);
  if (topology !== undefined) {
    const { kind, count } = topology.value;
    const chips = count / (/^v(4|5p)$/.test(kind) ? 2 : 1);
    const slices = root.size('compile_topology_num_slices', { unset: [-1] })?.value ?? 1;
    const value = chips * slices;
    const note = slices === 1 ? 'compile_topology' : 'compile_topology × compile_topology_num_slices';
    return Number.isInteger(value) && value >= 1 ? derived(value, note, topology.at) : undefined;
  }
  const axes = [...root.map.entries.keys()].filter((key) => /^(ici|dcn)_\w+_parallelism$/.test(key));
  const shards = axes.map((key) => root.size(key, { unset: [-1] }));
  const beyondOne = shards.filter((shard) => shard === undefined || shard.value > 1);
  if (beyondOne.length === 0) return undefined;
  const [data, other] = ['dcn_data_parallelism', 'ici_data_parallelism']
    .map((key) => root.size(key, { unset: [-1] }))
    .filter((size) => size !== undefined);
  const devices = placed(productOf(...beyondOne), data);
  return devices && decidedAlso(devices, other);
}

/** The devices of an axis within a slice and between slices together; unknown where one is filled up (−1). */
function axis(root: Section, name: string): Sourced<number> | undefined {
  const sizes = [`ici_${name}_parallelism`, `dcn_${name}_parallelism`]
    .filter((key) => root.isNumber(key))
    .map((key) => root.size(key, { unset: [-1] }));
  const [first, second] = sizes;
  if (first === undefined || sizes.length === 1) return first;
  if (second === undefined) return undefined;
  if (second.value === 1) return decidedAlso(first, second);
  if (first.value === 1) return decidedAlso(second, first);
  const product = placed(productOf(first, second), first);
  return product && decidedAlso(product, second);
}

/** The generation of TPUs and the number that ends the name: `v5e-256`. */
function readTopology(root: Section): Sourced<{ readonly kind: string; readonly count: number }> | undefined {
  const written = root.isText('compile_topology') ? root.text('compile_topology') : undefined;
  const [, kind = '', count = ''] = /^(v\d\w*)-(\d+)$/.exec(written?.value ?? '') ?? [];
  return written === undefined || kind === ''
    ? undefined
    : { ...written, value: { kind, count: Number(count) } };
}

/** Trainers that go on from a trained model; the first two compare or sample several answers to a prompt. */
const TUNING = ['use_dpo', 'use_grpo', 'use_sft'] as const;

function severalSequences(root: Section): boolean {
  return TUNING.slice(0, 2).some((key) => root.flag(key)?.value === true);
}

/** What is tuned has been trained, wherever its weights lie: they are often named on the command line alone. */
function tunedModel(root: Section, tuning: Sourced<boolean>): Sourced<string> {
  const name = root.text('model_name');
  return name === undefined || name.value === 'default'
    ? { ...tuning, value: String(tuning.at?.path.at(-1)) }
    : name;
}

function readTraining(root: Section, devices: Sourced<number> | undefined): TrainingFields {
  const perDevice = root.rate('per_device_batch_size', { minimum: 0.001, maximum: 1e9 });
  const accumulation =
    root.size('gradient_accumulation_steps') ??
    (perDevice === undefined ? undefined : formatDefault(1, BASE));
  const accumulated = accumulation === undefined || accumulation.value === 1 ? [] : [accumulation];
  const batch = productOf(perDevice, devices, ...accumulated);
  const tuning = switchedOn(TUNING.map((key) => root.flag(key)).find((flag) => flag?.value === true));
  const whole = batch !== undefined && Number.isInteger(batch.value) && !severalSequences(root);
  const steps =
    root.amount('steps', { unset: [-1] }) ?? root.amount('learning_rate_schedule_steps', { unset: [-1] });
  return completeTraining(
    withoutMissing<TrainingFields>({
      sequenceLength: root.size('max_target_length'),
      microBatchSequences: perDevice,
      gradientAccumulation: accumulation,
      globalBatchSequences: whole ? batch : undefined,
      steps,
      learningRate: root.rate('learning_rate'),
      warmupSteps: shareOf(root.rate('warmup_steps_fraction'), steps),
      optimizer: root.text('opt_type'),
      precision: precisionOf(root.text('dtype')),
      // Parameters alone; `load_full_state_path` resumes.
      startsFrom: root.text('load_parameters_path') ?? (tuning && tunedModel(root, tuning)),
    }),
    'down',
  );
}

/** Weights are sharded over the axis `fsdp`, which fills up with the devices there are (−1) unless it is 1. */
function sharding(root: Section): Sourced<number> | undefined {
  const axes = ['ici_fsdp_parallelism', 'dcn_fsdp_parallelism'].filter((key) => root.isNumber(key));
  if (axes.length === 0) return undefined;
  const sizes = axes.map((key) => root.size(key, { unset: [-1] }));
  const [at, ...also] = axes.flatMap((key) => {
    const entry = root.map.entries.get(key);
    return entry === undefined ? [] : [root.place(entry)];
  });
  const split = sizes.some((size) => size?.value !== 1);
  return { ...derived(split ? 3 : 0, axes.join(', '), at), also };
}

function readCluster(root: Section, devices: Sourced<number> | undefined): ClusterFields {
  const policy = root.text('remat_policy');
  const topology = readTopology(root);
  return withoutMissing<ClusterFields>({
    accelerators: devices,
    acceleratorType: topology && derived(`TPU ${topology.value.kind}`, 'compile_topology', topology.at),
    tensorParallel: axis(root, 'tensor'),
    pipelineParallel: axis(root, 'pipeline'),
    contextParallel: axis(root, 'context'),
    expertParallel: axis(root, 'expert'),
    zeroStage: sharding(root),
    offload: offloadOfSwitches(
      root.flag('parameter_memory_host_offload'),
      root.flag('optimizer_memory_host_offload'),
    ),
    activationRecompute: policy,
  });
}
