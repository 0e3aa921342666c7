import { type ClusterFields, EMPTY_RUN, type Sourced, type TrainingFields } from '../../engine/run';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { onQuantisedBase } from '../quantisedBase';
import { derived, formatDefault, type Section } from '../section';
import { completeTraining, withoutMissing } from '../training';
import { precisionOf } from '../vocabulary';
import { readLitgptModel, trainedLength } from './litgptModel';

/** Lightning's LitGPT, pretraining and fine-tuning recipes. */
export const litgpt: Format = {
  id: 'litgpt',
  title: 'LitGPT',
  languages: ['yaml'],
  readsExponents: true,
  keyHints: [['micro_batch_size'], ['global_batch_size'], ['model_name', 'model_config', 'checkpoint_dir']],
  fingerprint: (root) => {
    const train = root.section('train');
    const named = root.isText('model_name') || root.isText('checkpoint_dir');
    return (
      train?.isNumber('global_batch_size') === true &&
      train.isNumber('micro_batch_size') &&
      (named || root.section('model_config') !== undefined)
    );
  },
  read: (root) => [readLitgpt(root)],
};

function readLitgpt(root: Section): ConfigPart {
  const train = root.section('train');
  const model = readLitgptModel(root);
  return {
    description: {
      ...EMPTY_RUN,
      ...model,
      training: train === undefined ? {} : readTraining(root, train, model.architecture),
      cluster: readCluster(root),
    },
    modelRange: root.entryRange(['model_config', 'model_name', 'checkpoint_dir']),
    trainingRange: root.entryRange('train'),
    notices: root.notices,
  };
}

function readTraining(
  root: Section,
  train: Section,
  architecture: ReturnType<typeof readLitgptModel>['architecture'],
): TrainingFields {
  const globalBatchSequences = train.size('global_batch_size');
  const microBatchSequences = train.size('micro_batch_size');
  const optimizer = root.section('optimizer');
  return completeTraining(
    withoutMissing<TrainingFields>({
      sequenceLength: train.size('max_seq_length') ?? trainedLength(architecture),
      microBatchSequences,
      gradientAccumulation: accumulation(root, globalBatchSequences, microBatchSequences),
      globalBatchSequences,
      tokens: train.amount('max_tokens'),
      steps: train.amount('max_steps'),
      epochs: train.rate('epochs'),
      learningRate: optimizer?.section('init_args')?.rate('lr'),
      warmupSteps: train.whole('lr_warmup_steps'),
      optimizer: optimizerName(root, optimizer),
      precision: precisionOf(root.text('precision')),
      startsFrom: root.text(['checkpoint_dir', 'initial_checkpoint_dir']),
      ...adapter(root),
    }),
    'down',
  );
}

/** Only the LoRA scripts of LitGPT have a rank. */
function adapter(root: Section): TrainingFields {
  const rank = root.size('lora_r');
  if (rank === undefined) return {};
  const on = SWITCHES.filter(([key, , byDefault]) => root.flag(key)?.value ?? byDefault);
  const stated = SWITCHES.map(([key]) => root.flag(key)).find((flag) => flag !== undefined);
  const value = on.flatMap(([, names]) => names);
  return withoutMissing<TrainingFields>({
    adapter: onQuantisedBase(root, { ...rank, value: 'lora' }),
    adapterRank: rank,
    adapterAlpha: root.rate('lora_alpha'),
    adapterTargets:
      stated === undefined
        ? formatDefault(value, 'LitGPT finetune/lora.py')
        : derived(value, on.map(([key]) => key).join(', '), stated.at),
    adapterNaming: derived('litgpt', 'lora_r'),
  });
}

/** The arguments of litgpt/finetune/lora.py, what each adds to the adapted modules, and whether it is on by default. */
const SWITCHES: readonly (readonly [key: string, names: readonly string[], byDefault: boolean])[] = [
  ['lora_query', ['query'], true],
  ['lora_key', ['key'], false],
  ['lora_value', ['value'], true],
  ['lora_projection', ['projection'], false],
  ['lora_mlp', ['fc_1', 'fc_2', 'proj'], false],
  ['lora_head', ['head'], false],
];

/** `torch.optim.AdamW` → `AdamW` */
function optimizerName(root: Section, optimizer: Section | undefined): Sourced<string> | undefined {
  const path = optimizer === undefined ? root.text('optimizer') : optimizer.text('class_path');
  return path === undefined ? undefined : { ...path, value: path.value.split('.').at(-1) ?? path.value };
}

/** Devices over all nodes; `auto` means whatever the machine has. */
function devices(root: Section): Sourced<number> | undefined {
  const perNode = root.size('devices');
  if (perNode === undefined) return undefined;
  const nodes = root.size('num_nodes')?.value ?? 1;
  return nodes === 1 ? perNode : derived(perNode.value * nodes, 'devices × num_nodes', perNode.at);
}

/** TrainArgs.gradient_accumulation_iters: at least one. */
function accumulation(
  root: Section,
  global: Sourced<number> | undefined,
  micro: Sourced<number> | undefined,
): Sourced<number> | undefined {
  const all = devices(root);
  if (all === undefined || global === undefined || micro === undefined) return undefined;
  const iterations = Math.floor(Math.floor(global.value / all.value) / micro.value);
  return iterations < 1 ? undefined : derived(iterations, 'global_batch_size / devices / micro_batch_size');
}

function readCluster(root: Section): ClusterFields {
  return withoutMissing<ClusterFields>({
    accelerators: devices(root),
    nodes: root.size('num_nodes'),
    acceleratorsPerNode: root.size('devices'),
    zeroStage: sharding(root),
  });
}

/** FSDP's full shards where there is more than one device; pre-training shards within a node (litgpt/pretrain.py, finetune/). */
function sharding(root: Section): Sourced<number> | undefined {
  return devices(root)?.value === 1 ? undefined : formatDefault(3, 'LitGPT FSDPStrategy');
}
