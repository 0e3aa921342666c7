import { type ArchitectureFields, type ClusterFields, EMPTY_RUN, type Sourced } from '../../engine/run';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { derived, formatDefault, type Section } from '../section';
import { completeTraining, productOf, withoutMissing } from '../training';
import { paddedRows, precisionOf, recomputeSwitch, vocabularyMultiple } from '../vocabulary';

const CONFIG = 'nanotron';

/** Hugging Face's nanotron: model, tokens, parallelism and optimizer in one YAML. */
export const nanotron: Format = {
  id: 'nanotron',
  title: 'nanotron',
  languages: ['yaml'],
  keyHints: [['batch_accumulation_per_replica'], ['model_config'], ['tokens']],
  fingerprint: (root) => {
    const tokens = root.section('tokens');
    return (
      tokens?.isNumber('micro_batch_size') === true &&
      tokens.isNumber('batch_accumulation_per_replica') &&
      root.section('parallelism')?.isNumber('dp') === true &&
      root.section('model')?.section('model_config') !== undefined
    );
  },
  read: (root) => [readNanotron(root)],
};

function readNanotron(root: Section): ConfigPart {
  const cluster = readCluster(root);
  const tokens = root.section('tokens');
  const optimizer = root.section('optimizer');
  const rates = optimizer?.section('learning_rate_scheduler');
  const factory = optimizer?.section('optimizer_factory');
  const model = root.section('model');
  const microBatchSequences = tokens?.size('micro_batch_size');
  const gradientAccumulation = tokens?.size('batch_accumulation_per_replica');
  return {
    description: {
      ...EMPTY_RUN,
      architecture: model === undefined ? {} : readModel(model, cluster.tensorParallel?.value ?? 1),
      training: completeTraining(
        withoutMissing({
          sequenceLength: tokens?.size('sequence_length'),
          microBatchSequences,
          gradientAccumulation,
          globalBatchSequences: productOf(microBatchSequences, gradientAccumulation, cluster.dataParallel),
          steps: tokens?.amount('train_steps'),
          learningRate: rates?.rate('learning_rate'),
          warmupSteps: rates?.whole('lr_warmup_steps'),
          schedule: rates?.text('lr_decay_style'),
          optimizer: factory?.text('name'),
          precision: precisionOf(model?.text('dtype')),
          startsFrom: startingPoint(root, model),
        }),
        'down',
      ),
      cluster,
    },
    modelRange: model?.range,
    trainingRange: root.entryRange('tokens'),
    notices: root.notices,
  };
}

/** Weights of another run: an existing checkpoint to begin with, or one whose optimizer is left behind. */
function startingPoint(root: Section, model: Section | undefined): Sourced<string> | undefined {
  const checkpoints = root.section('checkpoints');
  const another = checkpoints?.flag('load_optimizer')?.value === false;
  const resumed = another ? checkpoints.text('resume_checkpoint_path') : undefined;
  return resumed ?? model?.section('init_method')?.text('path');
}

function readCluster(root: Section): ClusterFields {
  const parallelism = root.section('parallelism');
  const one = formatDefault(1, CONFIG);
  const dataParallel = parallelism?.size('dp');
  const tensorParallel = parallelism?.size('tp') ?? one;
  const pipelineParallel = parallelism?.size('pp') ?? one;
  const others = ['expert_parallel_size', 'context_parallel_size'].map((key) => parallelism?.size(key));
  const beyondOne = others.filter((size) => size !== undefined && size.value > 1);
  const recompute = parallelism?.flag('recompute_layer');
  return withoutMissing<ClusterFields>({
    accelerators: productOf(dataParallel, tensorParallel, pipelineParallel, ...beyondOne),
    dataParallel,
    tensorParallel,
    sequenceParallel: tensorParallel.value > 1 ? scattered(parallelism) : undefined,
    pipelineParallel,
    expertParallel: others[0],
    contextParallel: others[1],
    zeroStage: root.section('optimizer')?.whole('zero_stage', { maximum: 3 }),
    activationRecompute: recomputeSwitch(recompute),
  });
}

/** `REDUCE_SCATTER` splits what tensor parallelism leaves whole along the sequence, `ALL_REDUCE` does not. */
function scattered(parallelism: Section | undefined): Sourced<boolean> | undefined {
  const mode = parallelism?.text('tp_mode');
  if (mode === undefined) return formatDefault(false, CONFIG);
  return { ...mode, value: mode.value.toUpperCase().includes('REDUCE_SCATTER') };
}

/** Switches of models without rules, such as `is_starcoder2_config`. */
const OTHER_MODEL = /^is_(?!llama_|mamba_|qwen2_)\w+_config$/;

function readModel(model: Section, tensorParallel: number): ArchitectureFields {
  const config = model.section('model_config');
  if (config === undefined) return {};
  const unknown = [...config.map.entries.keys()].find(
    (key) => OTHER_MODEL.test(key) && config.flag(key)?.value === true,
  );
  if (unknown !== undefined) {
    const part = unknown.replace(/^is_|_config$/g, '');
    config.report('part-not-counted', 'warning', unknown, { part });
    return {};
  }
  const kinds = ['is_mamba_config', 'is_qwen2_config'];
  const kind = kinds.find((key) => config.flag(key)?.value === true);
  const mamba = kind === 'is_mamba_config';
  const vocabularySize = config.size('vocab_size');
  const multiple = (model.size('make_vocab_size_divisible_by')?.value ?? 1) * tensorParallel;
  const ownMultiple = mamba ? (config.size('pad_vocab_size_multiple')?.value ?? 1) : 1;
  const heads = config.size('num_attention_heads');
  const experts = readExperts(config);
  const bias = config.flag('attention_bias') ?? formatDefault(false, CONFIG);
  const family = mamba ? 'mamba' : experts.experts === undefined ? 'llama' : 'qwen2-moe';
  return withoutMissing<ArchitectureFields>({
    family: derived(family, kind ?? 'is_llama_config'),
    layers: config.size('num_hidden_layers'),
    hiddenSize: config.size(['hidden_size', 'd_model']),
    feedForwardSize: config.size('intermediate_size'),
    attentionHeads: heads,
    keyValueHeads:
      config.size('num_key_value_heads') ??
      (heads === undefined ? undefined : formatDefault(heads.value, CONFIG)),
    vocabularySize,
    paddedVocabularySize: paddedRows(vocabularySize, Math.max(multiple, ownMultiple)),
    vocabularyMultiple: vocabularyMultiple(
      Math.max(multiple, ownMultiple),
      mamba ? 'pad_vocab_size_multiple' : 'make_vocab_size_divisible_by × tp',
    ),
    maximumPositions: config.size('max_position_embeddings'),
    tiedEmbeddings: config.flag('tie_word_embeddings') ?? formatDefault(mamba, CONFIG),
    slidingWindow: config.size('sliding_window_size'),
    ...(mamba ? readState(config) : { queryKeyValueBias: bias }),
    ...experts,
  });
}

/** The state-space layers of `ssm_cfg`; `dt_rank: auto` is a sixteenth of the width. */
function readState(config: Section): ArchitectureFields {
  const state = config.section('ssm_cfg');
  const expand = state?.size('expand') ?? formatDefault(2, 'mamba_ssm');
  return {
    stateInnerSize: productOf(expand, config.size(['hidden_size', 'd_model'])),
    stateSize: state?.size('d_state'),
    convolutionWidth: state?.size('d_conv'),
    stateTimeRank: state?.size('dt_rank'),
  };
}

/** `moe_config` of the Qwen model, or the flat keys of the older LlaMoE example, which has no shared expert. */
function readExperts(config: Section): ArchitectureFields {
  const moe = config.section('moe_config');
  const flat = config.size('moe_num_experts');
  if (moe === undefined && flat === undefined) return {};
  const or = (key: string, value: number): Sourced<number> => moe?.size(key) ?? formatDefault(value, CONFIG);
  const shared = moe?.flag('enable_shared_expert')?.value === true;
  return withoutMissing<ArchitectureFields>({
    experts: flat ?? or('num_experts', 8),
    expertsPerToken: config.size('num_experts_per_tok') ?? or('top_k', 2),
    expertFeedForwardSize: moe === undefined ? undefined : or('moe_intermediate_size', 1408),
    sharedExpertFeedForwardSize: shared ? or('shared_expert_intermediate_size', 5632) : undefined,
    denseLayerIndices: moe === undefined ? undefined : denseLayers(config, moe),
  });
}

/** The layers that `layers` leaves out; `[-1]` means that none is. */
function denseLayers(config: Section, moe: Section): Sourced<readonly number[]> | undefined {
  const node = moe.peek('layers');
  const layers = config.size('num_hidden_layers')?.value ?? 0;
  if (node?.kind !== 'list' || layers > 10_000) return undefined;
  const listed = new Set(node.items.map((item) => (item.kind === 'scalar' ? item.value : undefined)));
  if (listed.has(-1)) return undefined;
  const dense = Array.from({ length: layers }, (_, index) => index).filter((index) => !listed.has(index));
  return derived(dense, 'moe_config.layers');
}
