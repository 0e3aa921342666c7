import { type ClusterFields, type Sourced, type TrainingFields } from '../../../engine/run';
import { completeTraining, productOf, wholeQuotient, withoutMissing } from '../../training';
import { precisionOf } from '../../vocabulary';
import { Places, type PlainConfig } from './places';
import { WORDS } from './words';

/** Accelerators and how the model is spread over them. */
export function readPlainCluster(config: PlainConfig): ClusterFields {
  const { cluster } = config;
  const nodes = cluster.size(WORDS.nodes);
  const acceleratorsPerNode = cluster.size(WORDS.perNode);
  const tensorParallel = cluster.size(WORDS.tensorParallel);
  const pipelineParallel = cluster.size(WORDS.pipelineParallel);
  const accelerators =
    cluster.size(WORDS.accelerators) ?? productOf(nodes, acceleratorsPerNode) ?? lightningDevices(config);
  const shards = [tensorParallel, pipelineParallel].filter((each) => each !== undefined);
  return withoutMissing<ClusterFields>({
    accelerators,
    nodes,
    acceleratorsPerNode,
    dataParallel: shards.length === 0 ? accelerators : wholeQuotient(accelerators, ...shards),
    tensorParallel,
    pipelineParallel,
  });
}

/** Lightning's `devices` are those of one node, and there is one unless the file says more. */
function lightningDevices({ training, cluster }: PlainConfig): Sourced<number> | undefined {
  // A text lists their numbers: `"0,1"`.
  const devices = training.isNumber(['devices']) ? training.size(['devices'], { unset: [-1] }) : undefined;
  const nodes = cluster.size(WORDS.nodes);
  return nodes === undefined || nodes.value === 1 ? devices : productOf(devices, nodes);
}

/** Batch, length and duration by the words people use. */
export function readPlainTraining(
  config: PlainConfig,
  dataParallel: Sourced<number> | undefined,
): TrainingFields {
  const { training, optimizer, schedule } = config;
  const sequenceLength = training.amount(WORDS.length, 1024);
  return completeTraining(
    withoutMissing<TrainingFields>({
      sequenceLength,
      ...readBatch(config, dataParallel),
      tokensPerStep: training.amount(WORDS.tokensPerStep),
      steps: training.amount(WORDS.steps) ?? bareSteps(config),
      tokens: training.amount(WORDS.tokens),
      epochs: training.rate(WORDS.epochs, { unset: [0] }),
      learningRate: optimizer.rate(WORDS.learningRate),
      warmupSteps: schedule.size(WORDS.warmup, { unset: [0] }),
      precision: precisionOf(training.text(WORDS.precision)),
      optimizer: optimizerOf(config),
    }),
    'down',
  );
}

/** `name` and `type` mean it within its own block only: elsewhere they are the run's and the model's. */
function optimizerOf({ optimizer, optimizerBlock }: PlainConfig): Sourced<string> | undefined {
  const named = optimizerBlock && new Places([optimizerBlock]).text(['name', 'type']);
  return optimizer.text(['optimizer', 'optimizer_type']) ?? named;
}

/** `steps` means many things: those of training only within its block, or beside a batch or a learning rate. */
function bareSteps({ root, modelBlock, trainingBlock }: PlainConfig): Sourced<number> | undefined {
  const block = new Places([trainingBlock ?? root]);
  const beside = [...WORDS.globalBatch, ...WORDS.batch, ...WORDS.microBatch, ...WORDS.learningRate];
  if (trainingBlock === modelBlock || !block.isNumber(beside)) return undefined;
  return block.isNumber(['steps']) ? block.amount(['steps']) : undefined;
}

/**
 * `batch_size` beside accumulated steps is what one accelerator takes at once (nanoGPT, Lightning); alone it is taken
 * as the whole batch.
 */
function readBatch({ training }: PlainConfig, dataParallel: Sourced<number> | undefined): TrainingFields {
  const gradientAccumulation = training.size(WORDS.accumulation);
  const stated = training.size(WORDS.globalBatch);
  const plain = training.size(WORDS.batch);
  const microBatchSequences =
    training.size(WORDS.microBatch) ??
    (gradientAccumulation === undefined && stated === undefined ? undefined : plain);
  const whole = microBatchSequences === undefined ? plain : undefined;
  const ranks = gradientAccumulation === undefined ? [dataParallel] : [gradientAccumulation, dataParallel];
  return {
    microBatchSequences,
    gradientAccumulation,
    globalBatchSequences:
      stated ?? whole ?? (dataParallel === undefined ? undefined : productOf(microBatchSequences, ...ranks)),
  };
}
