import { CHOSEN_BY_PEFT } from '../../engine/adapters/targetWords';
import { readTuning, type TuningDialect } from '../fineTuning';
import { type Format } from '../format';
import { type Section } from '../section';

/** Keys of transformers' TrainingArguments and TRL's SFTConfig, whose length has changed between versions; `block_size` is run_clm's. */
const DIALECT: TuningDialect = {
  model: 'model_name_or_path',
  sequenceLength: ['max_length', 'max_seq_length', 'block_size'],
  microBatch: 'per_device_train_batch_size',
  epochs: 'num_train_epochs',
  optimizer: 'optim',
  schedule: 'lr_scheduler_type',
  adapter: {
    keys: {
      rank: 'lora_r',
      alpha: 'lora_alpha',
      targets: 'lora_target_modules',
      savedModules: 'lora_modules_to_save',
      dora: 'use_dora',
      others: ['lora_target_parameters'],
    },
    defaults: { whose: 'TRL ModelConfig', rank: 16, targets: CHOSEN_BY_PEFT },
  },
  defaults: { whose: 'transformers TrainingArguments', microBatch: 8, epochs: 3 },
};

/** Settings that only trainers on preferences, rewards or sampled answers have. */
const SEVERAL_SEQUENCES = ['beta', 'max_prompt_length', 'max_completion_length', 'num_generations'];

/** TRL's scripts and the alignment handbook. */
export const trl: Format = {
  id: 'trl',
  title: 'TRL',
  languages: ['yaml', 'json'],
  readsExponents: true,
  keyHints: [
    ['model_name_or_path'],
    ['per_device_train_batch_size', 'dataset_mixture', 'dataset_mixer'],
    ['learning_rate', 'num_train_epochs', 'max_steps', 'gradient_accumulation_steps'],
  ],
  fingerprint: (root) =>
    root.isText('model_name_or_path') &&
    (root.isNumber('per_device_train_batch_size') || hasMixture(root)) &&
    ['learning_rate', 'num_train_epochs', 'max_steps', 'gradient_accumulation_steps'].some((key) =>
      root.isNumber(key),
    ) &&
    root.peek('stage') === undefined &&
    root.peek('finetuning_type') === undefined,
  read: (root) => {
    const peft = root.flag('use_peft');
    return [
      readTuning(root, DIALECT, {
        adapter: peft?.value === true ? { ...peft, value: 'lora' } : undefined,
        severalSequences: SEVERAL_SEQUENCES.some((key) => root.peek(key) !== undefined),
      }),
    ];
  },
};

function hasMixture(root: Section): boolean {
  return root.section('dataset_mixture') !== undefined || root.section('dataset_mixer') !== undefined;
}
