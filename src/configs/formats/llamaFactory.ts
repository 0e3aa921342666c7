import { ALL_LINEAR } from '../../engine/adapters/targetWords';
import { type ClusterFields, type Sourced } from '../../engine/run';
import { PEFT_KEYS } from '../adapterFields';
import { adapterOf, readTuning, type TuningDialect } from '../fineTuning';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { formatDefault, type Section } from '../section';
import { withoutMissing } from '../training';
import { switchedOn } from '../vocabulary';

/** `cutoff_len` of LLaMA-Factory's DataArguments; the rest is transformers'. */
const DIALECT: TuningDialect = {
  model: 'model_name_or_path',
  sequenceLength: 'cutoff_len',
  microBatch: 'per_device_train_batch_size',
  epochs: 'num_train_epochs',
  optimizer: 'optim',
  schedule: 'lr_scheduler_type',
  adapter: {
    keys: {
      rank: 'lora_rank',
      alpha: 'lora_alpha',
      targets: 'lora_target',
      savedModules: 'additional_target',
      dora: 'use_dora',
      others: ['lora_parameters'],
    },
    defaults: { whose: 'LLaMA-Factory FinetuningArguments', rank: 8, targets: ALL_LINEAR },
  },
  defaults: { whose: 'LLaMA-Factory', sequenceLength: 2048, microBatch: 8, epochs: 3 },
};

const VERSION_1: TuningDialect = {
  ...DIALECT,
  model: 'model',
  microBatch: 'micro_batch_size',
  adapter: { keys: PEFT_KEYS, defaults: { whose: 'LLaMA-Factory v1', rank: 8, targets: ALL_LINEAR } },
  defaults: { whose: 'LLaMA-Factory v1', sequenceLength: 2048, microBatch: 1, epochs: 3 },
};

const STAGE = /^(pt|sft|rm|ppo|dpo|kto)$/;

/** hiyouga's LLaMA-Factory, the flat arguments and those of version 1. */
export const llamaFactory: Format = {
  id: 'llama-factory',
  title: 'LLaMA-Factory',
  languages: ['yaml', 'json'],
  readsExponents: true,
  keyHints: [
    ['stage', 'finetuning_type', 'train_dataset'],
    ['model_name_or_path', 'model'],
    ['stage', 'finetuning_type', 'dist_config', 'micro_batch_size', 'cutoff_len'],
  ],
  fingerprint: (root) => isFlat(root) || isVersion1(root),
  read: (root) => [isFlat(root) ? readFlat(root) : readVersion1(root)],
};

function isFlat(root: Section): boolean {
  if (!root.isText('model_name_or_path')) return false;
  const stage = root.peek('stage');
  const staged = stage?.kind === 'scalar' && STAGE.test(stage.text);
  return staged || (root.isText('finetuning_type') && root.isText('dataset'));
}

function isVersion1(root: Section): boolean {
  return (
    root.isText('model') &&
    root.isText('train_dataset') &&
    (root.section('dist_config') !== undefined || root.isNumber('micro_batch_size'))
  );
}

function readFlat(root: Section): ConfigPart {
  const stage = root.text('stage');
  const scratch = root.flag('train_from_scratch')?.value === true;
  const method = root.text('finetuning_type') ?? formatDefault('lora', 'LLaMA-Factory FinetuningArguments');
  return readTuning(root, DIALECT, {
    cluster: readCluster(root),
    adapter: scratch ? undefined : adapterOf(method),
    severalSequences: stage !== undefined && stage.value !== 'pt' && stage.value !== 'sft',
    fromScratch: scratch,
    ...optimizerOf(root),
  });
}

/** Switches that take the place of `optim` (FinetuningArguments); the first that is on counts. */
const OPTIMIZERS = [
  ['use_galore', 'GaLore'],
  ['use_apollo', 'APOLLO'],
  ['use_badam', 'BAdam'],
  ['use_adam_mini', 'Adam-mini'],
  ['use_muon', 'Muon'],
] as const;

function optimizerOf(root: Section): { readonly optimizer?: Sourced<string> } {
  for (const [key, value] of OPTIMIZERS) {
    const on = switchedOn(root.flag(key));
    if (on !== undefined) return { optimizer: { ...on, value } };
  }
  return {};
}

function readVersion1(root: Section): ConfigPart {
  const globalBatchSequences = root.size('global_batch_size');
  const peft = root.section('peft_config');
  return readTuning(root, VERSION_1, {
    ...(globalBatchSequences === undefined ? {} : { globalBatchSequences }),
    adapter: adapterOf(peft?.text('name')),
    ...(peft === undefined ? {} : { adapterIn: peft }),
  });
}

/** Ray's workers are the accelerators; each holds the whole batch of a data-parallel rank. */
function readCluster(root: Section): ClusterFields {
  const accelerators = root.size('ray_num_workers');
  const tensorParallel = root.size('tensor_model_parallel_size');
  const pipelineParallel = root.size('pipeline_model_parallel_size');
  const contextParallel = root.size('context_parallel_size');
  const shared: readonly (Sourced<number> | undefined)[] = [
    tensorParallel,
    pipelineParallel,
    contextParallel,
  ];
  const plain = shared.every((each) => each === undefined || each.value === 1);
  const kept = root.flag('disable_gradient_checkpointing');
  const sharded = switchedOn(root.flag('use_distributed_optimizer'));
  return withoutMissing<ClusterFields>({
    accelerators,
    dataParallel: plain ? accelerators : undefined,
    tensorParallel,
    sequenceParallel: root.flag('sequence_parallel'),
    pipelineParallel,
    virtualStages: root.size('virtual_pipeline_model_parallel_size'),
    contextParallel,
    expertParallel: root.size('expert_model_parallel_size'),
    zeroStage: sharded && { ...sharded, value: 1 },
    activationRecompute:
      kept === undefined
        ? formatDefault('full', 'LLaMA-Factory ModelArguments')
        : { ...kept, value: kept.value ? 'none' : 'full' },
  });
}
