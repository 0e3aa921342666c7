import { ALL_LINEAR } from '../../engine/adapters/targetWords';
import { type ClusterFields, type Sourced } from '../../engine/run';
import { acceleratorsOf, adapterOf, readTuning, type TuningDialect } from '../fineTuning';
import { type Format } from '../format';
import { type Section } from '../section';
import { productOf, wholeQuotient, withoutMissing } from '../training';

/** Defaults of axolotl's AxolotlInputConfig (axolotl/utils/schemas). */
const DIALECT: TuningDialect = {
  model: 'base_model',
  sequenceLength: 'sequence_len',
  microBatch: 'micro_batch_size',
  epochs: 'num_epochs',
  optimizer: 'optimizer',
  schedule: 'lr_scheduler',
  adapter: {
    keys: {
      rank: 'lora_r',
      alpha: 'lora_alpha',
      targets: 'lora_target_modules',
      savedModules: 'lora_modules_to_save',
      dora: 'peft_use_dora',
      others: [
        ...['lora_target_parameters', 'peft_layers_to_transform', 'peft_layer_replication'],
        'peft_trainable_token_indices',
      ],
    },
    defaults: { whose: 'axolotl' },
  },
  defaults: { whose: 'axolotl', sequenceLength: 512, microBatch: 1, epochs: 1 },
};

/** axolotl's fine-tuning files. */
export const axolotl: Format = {
  id: 'axolotl',
  title: 'axolotl',
  languages: ['yaml'],
  readsExponents: true,
  keyHints: [
    ['base_model'],
    ['micro_batch_size', 'sequence_len', 'datasets', 'pretraining_dataset', 'adapter', 'val_set_size'],
  ],
  fingerprint: (root) =>
    root.isText('base_model') &&
    (['micro_batch_size', 'sequence_len', 'val_set_size'].some((key) => root.isNumber(key)) ||
      root.isText('adapter') ||
      hasDataset(root)) &&
    root.peek('merge_method') === undefined,
  read: (root) => {
    const rl = root.peek('rl');
    return [
      readTuning(root, DIALECT, {
        cluster: readCluster(root),
        ...accumulation(root),
        adapter: adapterOf(root.text('adapter')),
        ...allLinear(root),
        severalSequences:
          (rl !== undefined && !(rl.kind === 'scalar' && rl.value === false)) ||
          root.flag('reward_model')?.value === true ||
          root.flag('gkd_trainer')?.value === true,
        fromScratch: root.flag('reinit_weights')?.value === true,
      }),
    ];
  },
};

/** A switch of its own beside the list of modules. */
function allLinear(root: Section): { readonly adapterTargets?: Sourced<string> } {
  const on = root.flag('lora_target_linear');
  return on?.value === true ? { adapterTargets: { ...on, value: ALL_LINEAR } } : {};
}

function hasDataset(root: Section): boolean {
  const list = root.peek('datasets') ?? root.peek('pretraining_dataset');
  const first = list?.kind === 'list' ? list.items[0] : undefined;
  return first?.kind === 'map' && first.entries.has('path');
}

/** The old `batch_size` is micro-batch × accumulation on one accelerator (axolotl/utils/config). */
function accumulation(root: Section): { readonly gradientAccumulation?: Sourced<number> } {
  const stated = root.size('gradient_accumulation_steps');
  const found = stated ?? wholeQuotient(root.size('batch_size'), root.size('micro_batch_size'));
  return found === undefined ? {} : { gradientAccumulation: found };
}

/** The parallel sizes multiply to all accelerators: axolotl refuses to start otherwise. */
function readCluster(root: Section): ClusterFields {
  const shards = root.size('dp_shard_size');
  const replicas = root.size('dp_replicate_size');
  const dataParallel = shards === undefined || replicas === undefined ? shards : productOf(shards, replicas);
  const tensorParallel = root.size('tensor_parallel_size');
  const contextParallel = root.size('context_parallel_size');
  return withoutMissing<ClusterFields>({
    accelerators: acceleratorsOf(dataParallel, tensorParallel, contextParallel),
    dataParallel,
    tensorParallel,
    contextParallel,
    expertParallel: root.size('expert_parallel_size'),
  });
}
