import { type ClusterFields, EMPTY_RUN, type Sourced, type TrainingFields } from '../../engine/run';
import { type Format } from '../format';
import { offloadOf } from '../fsdp';
import { type ConfigPart } from '../reading';
import { derived, formatDefault, type Section } from '../section';
import { completeTraining, placed, productOf, withoutMissing } from '../training';
import { precisionOf, recomputeSwitch, switchedOn } from '../vocabulary';
import { readTorchtuneModel } from './torchtuneModel';

/** PyTorch's torchtune recipes: components named by their Python path. */
export const torchtune: Format = {
  id: 'torchtune',
  title: 'torchtune',
  languages: ['yaml'],
  readsExponents: true,
  keyHints: [['_component_'], ['model'], ['batch_size', 'checkpointer', 'epochs']],
  fingerprint: (root) =>
    component(root, 'model').startsWith('torchtune.') &&
    (root.section('optimizer') !== undefined || !USES.some((key) => root.map.entries.has(key))) &&
    (root.isNumber('batch_size') || root.section('checkpointer') !== undefined || root.isNumber('epochs')),
  read: (root) => [readTorchtune(root)],
};

/** What only recipes that evaluate, generate or quantise have; with an optimiser beside it, a model is trained. */
const USES = ['tasks', 'max_new_tokens', 'quantizer'];

function component(root: Section, key: string): string {
  const node = root.section(key)?.peek('_component_');
  return node?.kind === 'scalar' ? node.text : '';
}

function readTorchtune(root: Section): ConfigPart {
  const model = root.section('model');
  const { adapter, ...described } =
    model === undefined ? { architecture: {}, adapter: {} } : readTorchtuneModel(model);
  const cluster = readCluster(root);
  return {
    description: {
      ...EMPTY_RUN,
      ...described,
      training: readTraining(root, adapter, cluster.dataParallel),
      cluster,
    },
    modelRange: model?.range,
    trainingRange: root.entryRange(['batch_size', 'epochs', 'max_steps_per_epoch']),
    notices: root.notices,
  };
}

function readTraining(
  root: Section,
  adapter: TrainingFields,
  ranks: Sourced<number> | undefined,
): TrainingFields {
  const microBatchSequences = root.size('batch_size');
  const gradientAccumulation =
    root.size('gradient_accumulation_steps') ?? formatDefault(1, 'torchtune recipes');
  const epochs = root.size('epochs');
  const sampled =
    root.isNumber('grpo_samples') || root.isNumber('ppo_epochs') || component(root, 'loss').includes('DPO');
  const steps = productOf(epochs, root.amount('max_steps_per_epoch'));
  return completeTraining(
    withoutMissing<TrainingFields>({
      sequenceLength: root.section('tokenizer')?.size('max_seq_len'),
      microBatchSequences,
      gradientAccumulation,
      globalBatchSequences:
        sampled || ranks === undefined
          ? undefined
          : productOf(microBatchSequences, gradientAccumulation, ranks),
      steps,
      epochs: steps === undefined ? epochs : undefined,
      learningRate: root.section('optimizer')?.rate('lr'),
      warmupSteps: root.section('lr_scheduler')?.whole('num_warmup_steps'),
      optimizer: lastName(root.section('optimizer')?.text('_component_')),
      precision: precision(root),
      startsFrom: startingPoint(root),
      ...adapter,
    }),
    'down',
  );
}

/** Recipes make the whole model in this type, and so gradients and states: nothing is mixed. */
function precision(root: Section): Sourced<string> | undefined {
  const type = precisionOf(root.text('dtype'));
  return type && (type.value === 'bf16' || type.value === 'fp16')
    ? { ...type, value: `pure ${type.value}` }
    : type;
}

/** A recipe always loads weights; where from is the checkpointer's business. */
function startingPoint(root: Section): Sourced<string> | undefined {
  const stated = root.section('checkpointer')?.text('checkpoint_dir');
  const model = root.section('model')?.text('_component_');
  return stated ?? (model === undefined ? undefined : derived(model.value, '_component_', model.at));
}

/** `torch.optim.AdamW` → `AdamW` */
function lastName(path: Sourced<string> | undefined): Sourced<string> | undefined {
  return path === undefined
    ? undefined
    : { ...path, value: path.value.slice(path.value.lastIndexOf('.') + 1) };
}

/** Sizes of −1 are filled up with the accelerators there are, which the file does not say. */
function readCluster(root: Section): ClusterFields {
  const size = (key: string): Sourced<number> | undefined => root.size(key, { unset: [-1] });
  const shards = size('data_parallel_shard_dim');
  const replicas = size('data_parallel_replicate_dim') ?? formatDefault(1, 'torchtune');
  const dataParallel = placed(productOf(shards, replicas), shards);
  const tensorParallel = size('tensor_parallel_dim');
  const contextParallel = size('context_parallel_dim');
  const shared = [tensorParallel, contextParallel].filter((each) => each !== undefined);
  const recompute = root.flag('enable_activation_checkpointing');
  return withoutMissing<ClusterFields>({
    accelerators: placed(productOf(dataParallel, ...shared), replicas),
    dataParallel,
    tensorParallel,
    contextParallel,
    zeroStage: sharding(root),
    offload: offloadOf(root.flag('fsdp_cpu_offload')),
    activationRecompute: recomputeSwitch(recompute),
    chunkedLoss: chunkedLoss(root),
    activationOffload: switchedOn(root.flag('enable_activation_offloading')),
  });
}

/** The head's product too is in pieces; `CEWithChunkedOutputLoss` has only the loss so. */
function chunkedLoss(root: Section): Sourced<boolean> | undefined {
  const loss = root.section('loss')?.text('_component_');
  return loss?.value.endsWith('.LinearCrossEntropyLoss') === true ? { ...loss, value: true } : undefined;
}

/** What only distributed recipes have; they all shard with FSDP2, weights too unless they are kept after the forward pass. */
const DISTRIBUTED = ['fsdp_cpu_offload', 'fsdp_reshard_after_forward', 'custom_sharded_layers'];

function sharding(root: Section): Sourced<number> | undefined {
  const kept = root.flag('fsdp_reshard_after_forward');
  if (kept !== undefined) return { ...kept, value: kept.value ? 3 : 2 };
  const several = [...DISTRIBUTED, 'data_parallel_shard_dim', 'tensor_parallel_dim'];
  if (!several.some((key) => root.map.entries.has(key))) return undefined;
  // A size of −1 has no number: what it decides is that the weights are sharded, over whatever there is.
  const filled = root.size('data_parallel_shard_dim', { unset: [-1] }) === undefined;
  const entry = filled ? root.map.entries.get('data_parallel_shard_dim') : undefined;
  return { ...formatDefault(3, 'torchtune recipes'), ...(entry && { at: root.place(entry) }) };
}
