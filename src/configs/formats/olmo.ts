import {
  type ArchitectureFields,
  type ClusterFields,
  EMPTY_RUN,
  type Sourced,
  type TrainingFields,
} from '../../engine/run';
import { parseOlmoDuration } from '../duration';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { derived, formatDefault, type Section } from '../section';
import { completeTraining, withoutMissing } from '../training';
import { precisionOf, zeroStageOf } from '../vocabulary';

const MODEL = 'OLMo ModelConfig';
const TRAIN = 'OLMo TrainConfig';

/** AI2's OLMo trainer, first generation (allenai/OLMo, not OLMo-core): one YAML with model, batch and duration. */
export const olmo: Format = {
  id: 'olmo',
  title: 'OLMo',
  languages: ['yaml'],
  readsExponents: true,
  keyHints: [
    ['device_train_microbatch_size', 'device_train_batch_size', 'max_duration'],
    ['global_train_batch_size'],
    ['n_layers'],
    ['d_model'],
  ],
  fingerprint: (root) => {
    const model = root.section('model');
    return (
      model?.isNumber('d_model') === true &&
      model.isNumber('n_layers') &&
      root.isNumber('global_train_batch_size') &&
      root.peek('train_loader') === undefined
    );
  },
  read: (root) => [readOlmo(root)],
};

function readOlmo(root: Section): ConfigPart {
  const model = root.section('model');
  return {
    description: {
      ...EMPTY_RUN,
      architecture: model === undefined ? {} : readOlmoModel(model),
      training: readTraining(root, model),
      cluster: readCluster(root),
    },
    modelRange: root.entryRange(['model']),
    trainingRange: root.entryRange(['max_duration', 'global_train_batch_size']),
    notices: root.notices,
  };
}

/** The `model` section of an OLMo config, which `hf_olmo` config.json files keep at top level. */
export function readOlmoModel(model: Section): ArchitectureFields {
  const attentionHeads = model.size('n_heads') ?? formatDefault(12, MODEL);
  const bias = model.flag('include_bias') ?? formatDefault(true, MODEL);
  const tiedEmbeddings = model.flag('weight_tying') ?? formatDefault(true, MODEL);
  const gated = activationIsGated(model);
  const normed = model.flag('attention_layer_norm') ?? formatDefault(false, MODEL);
  const normGain = model.flag('attention_layer_norm_with_affine') ?? formatDefault(true, MODEL);
  const hiddenSize = model.size('d_model');
  return withoutMissing<ArchitectureFields>({
    family: { value: 'olmo', origin: 'derived', note: 'OLMo' },
    layers: model.size('n_layers'),
    hiddenSize,
    feedForwardSize: feedForwardSize(model, hiddenSize, gated.value),
    gatedFeedForward: gated,
    attentionHeads,
    keyValueHeads: keyValueHeads(model, attentionHeads.value),
    vocabularySize: model.size('vocab_size') ?? formatDefault(50257, MODEL),
    paddedVocabularySize: embeddingRows(model),
    maximumPositions: maximumLength(model),
    positions: positions(model),
    tiedEmbeddings,
    queryKeyValueBias: bias,
    attentionOutputBias: bias,
    feedForwardBias: bias,
    headBias: tiedEmbeddings.value ? formatDefault(false, MODEL) : bias,
    normBias: model.flag('bias_for_layer_norm') ?? { ...bias, origin: 'derived', note: 'include_bias' },
    queryKeyNorm: normed.value && !normGain.value ? { ...normGain, value: false } : normed,
    familySpecific: withoutMissing({
      normWeight: model.flag('layer_norm_with_affine') ?? formatDefault(true, MODEL),
      queryKeyNormWidth: formatDefault('full-width', MODEL),
      embeddingNorm: model.flag('embedding_layer_norm') ?? formatDefault(false, MODEL),
    }),
  });
}

function activationIsGated(model: Section): Sourced<boolean> {
  const activation = model.text('activation_type');
  if (activation === undefined) return formatDefault(true, `${MODEL}: swiglu`);
  return { ...activation, value: activation.value === 'swiglu' };
}

/** `mlp_hidden_size` (or `mlp_ratio` × d_model) is the FUSED width of gate and up projection (olmo/model.py). */
function feedForwardSize(
  model: Section,
  hiddenSize: Sourced<number> | undefined,
  gated: boolean,
): Sourced<number> | undefined {
  const half = gated ? ' / 2' : '';
  const stated = model.size('mlp_hidden_size');
  const ratio = stated === undefined ? (model.size('mlp_ratio') ?? formatDefault(4, MODEL)) : undefined;
  const fused = stated?.value ?? (ratio?.value ?? 0) * (hiddenSize?.value ?? 0);
  if (fused < 2) return undefined;
  const value = gated ? Math.floor(fused / 2) : fused;
  if (stated !== undefined) return gated ? derived(value, `mlp_hidden_size${half}`, stated.at) : stated;
  return derived(value, `mlp_ratio × d_model${half}`, ratio?.at);
}

function keyValueHeads(model: Section, heads: number): Sourced<number> {
  const stated = model.size('n_kv_heads');
  if (stated !== undefined) return stated;
  const multiQuery = model.flag('multi_query_attention');
  if (multiQuery?.value === true)
    return { ...multiQuery, value: 1, origin: 'derived', note: 'multi_query_attention' };
  return formatDefault(heads, MODEL);
}

/** `embedding_size: null` means the vocabulary itself; a missing key means 50304. */
function embeddingRows(model: Section): Sourced<number> | undefined {
  const stated = model.size('embedding_size');
  return stated ?? (model.map.entries.has('embedding_size') ? undefined : formatDefault(50304, MODEL));
}

function maximumLength(model: Section): Sourced<number> {
  return model.size('max_sequence_length') ?? formatDefault(1024, MODEL);
}

function positions(model: Section): ArchitectureFields['positions'] {
  const rope = model.flag('rope');
  if (rope?.value === true) return { ...rope, value: 'rotary' };
  const alibi = model.flag('alibi');
  if (alibi?.value === true) return { ...alibi, value: 'alibi' };
  return formatDefault('learned', MODEL);
}

function readTraining(root: Section, model: Section | undefined): TrainingFields {
  const optimizer = root.section('optimizer');
  const scheduler = root.section('scheduler');
  const training = completeTraining(
    withoutMissing<TrainingFields>({
      sequenceLength: model === undefined ? undefined : maximumLength(model),
      microBatchSequences: root.size('device_train_microbatch_size'),
      globalBatchSequences: root.size('global_train_batch_size'),
      ...readDuration(root),
      learningRate: optimizer?.rate('learning_rate'),
      schedule: scheduler?.text('name'),
      optimizer: optimizer?.text('name'),
      precision: precisionOf(root.text('precision')),
      startsFrom: startingPoint(root),
    }),
    'up',
  );
  return withoutMissing({ ...stoppedAt(root, training), warmupSteps: warmup(scheduler, training) });
}

/** A checkpoint whose place in the data or whose trainer is left behind is another run's; else this one resumes. */
function startingPoint(root: Section): Sourced<string> | undefined {
  const another =
    root.flag('restore_dataloader')?.value === false || root.flag('reset_trainer_state')?.value === true;
  return another ? root.text('load_path') : undefined;
}

/** Steps, tokens or epochs, whichever `max_duration` names; 10000 steps if it is missing. */
function readDuration(root: Section): Pick<TrainingFields, 'steps' | 'tokens' | 'epochs'> {
  const written = root.written('max_duration');
  if (written === undefined) {
    return root.map.entries.has('max_duration') ? {} : { steps: formatDefault(10000, TRAIN) };
  }
  const duration = parseOlmoDuration(written.value);
  if (duration === undefined) {
    root.report('wrong-type', 'error', 'max_duration', {
      key: 'max_duration',
      expected: 'duration',
      actual: 'string',
    });
    return {};
  }
  if (!(duration.value >= 1 && duration.value <= 1e18)) {
    root.report('out-of-bounds', 'error', 'max_duration', {
      key: 'max_duration',
      value: written.value,
      expected: `1 … ${1e18}`,
    });
    return {};
  }
  const value = { ...written, value: duration.value };
  if (duration.unit === 'tokens') return { tokens: value };
  return duration.unit === 'epochs' ? { epochs: value } : { steps: value };
}

/** `stop_at` ends the run at a step, also where the length is given in epochs of data the file does not count. */
function stoppedAt(root: Section, training: TrainingFields): TrainingFields {
  const stop = root.amount('stop_at');
  if (stop === undefined || (training.steps !== undefined && training.steps.value <= stop.value))
    return training;
  return completeTraining({ ...training, tokens: undefined, steps: stop }, 'up');
}

function warmup(scheduler: Section | undefined, training: TrainingFields): Sourced<number> | undefined {
  const stated = scheduler?.whole('t_warmup', { maximum: 1e18 });
  if (stated === undefined || scheduler?.text('units')?.value !== 'tokens') return stated;
  if (training.tokensPerStep === undefined) return undefined;
  return derived(
    Math.round(stated.value / training.tokensPerStep.value),
    't_warmup / tokens per step',
    stated.at,
  );
}

function readCluster(root: Section): ClusterFields {
  return withoutMissing<ClusterFields>({
    zeroStage: sharding(root),
    activationRecompute: recompute(root),
  });
}

/** FSDP unless `distributed_strategy` says otherwise, FULL_SHARD unless `fsdp.sharding_strategy` does. */
function sharding(root: Section): Sourced<number> | undefined {
  const strategy = root.text('distributed_strategy');
  if (strategy !== undefined && strategy.value !== 'fsdp') return { ...strategy, value: 0 };
  return zeroStageOf(root.section('fsdp')?.text('sharding_strategy')) ?? formatDefault(3, 'OLMo FSDPConfig');
}

function recompute(root: Section): Sourced<string> | undefined {
  const node = root.peek('activation_checkpointing');
  if (node?.kind !== 'scalar' || node.value === false) return undefined;
  return root.written('activation_checkpointing');
}
