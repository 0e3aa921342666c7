import { type ClusterFields, EMPTY_RUN, type RunDescription, type TrainingFields } from '../../engine/run';
import { deepspeedOffload } from '../offload';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { type Section } from '../section';
import { wholeQuotient, withoutMissing } from '../training';
import { switchedPrecision } from '../vocabulary';

const BATCHES = ['train_batch_size', 'train_micro_batch_size_per_gpu'];

/** DeepSpeed's own JSON: batch sizes, ZeRO and precision, no architecture. */
export const deepspeed: Format = {
  id: 'deepspeed',
  title: 'DeepSpeed',
  languages: ['json'],
  withoutModel: true,
  keyHints: [
    ['zero_optimization', 'train_micro_batch_size_per_gpu', 'train_batch_size'],
    ['zero_optimization', 'bf16', 'fp16', 'optimizer'],
  ],
  fingerprint: (root) => {
    const blocks = ['zero_optimization', 'bf16', 'fp16', 'optimizer'].filter(
      (key) => root.section(key) !== undefined,
    );
    const batch = BATCHES.some((key) => root.isNumber(key) || root.peek(key)?.kind === 'scalar');
    const model = ['num_layers', 'num-layers', 'hidden_size', 'hidden-size', 'log_history'];
    return (
      ((batch && blocks.length > 0) || (blocks.includes('zero_optimization') && blocks.length > 1)) &&
      model.every((key) => root.peek(key) === undefined)
    );
  },
  read: (root) => [readDeepspeed(root)],
};

function readDeepspeed(root: Section): ConfigPart {
  return {
    description: { ...EMPTY_RUN, ...readDeepspeedFields(root) },
    trainingRange: root.entryRange([...BATCHES, 'zero_optimization']),
    notices: root.notices,
  };
}

/** What DeepSpeed's own settings say, also where another tool's config has them or names their file. */
export function readDeepspeedFields(root: Section): Pick<RunDescription, 'training' | 'cluster'> {
  const training = readTraining(root);
  return { training, cluster: readCluster(root, training) };
}

/** train_batch_size = micro-batch × accumulation × ranks; what is `auto` comes from whoever launches the run. */
function readTraining(root: Section): TrainingFields {
  const [total, micro] = BATCHES.map((key) => root.size(key));
  const gradientAccumulation = root.size('gradient_accumulation_steps');
  const optimizer = root.section('optimizer');
  const scheduler = root.section('scheduler');
  return withoutMissing<TrainingFields>({
    microBatchSequences: micro,
    gradientAccumulation,
    globalBatchSequences: total,
    steps: scheduler?.section('params')?.amount('total_num_steps'),
    learningRate: optimizer?.section('params')?.rate('lr'),
    warmupSteps: scheduler?.section('params')?.whole('warmup_num_steps'),
    schedule: scheduler?.text('type'),
    optimizer: optimizer?.text('type'),
    precision: switchedPrecision(root),
  });
}

function readCluster(root: Section, training: TrainingFields): ClusterFields {
  const { globalBatchSequences, microBatchSequences, gradientAccumulation } = training;
  return withoutMissing<ClusterFields>({
    dataParallel: wholeQuotient(globalBatchSequences, microBatchSequences, gradientAccumulation),
    tensorParallel: root.section('tensor_parallel')?.size('autotp_size', { unset: [0] }),
    zeroStage: root.section('zero_optimization')?.whole('stage', { maximum: 3 }),
    offload: deepspeedOffload(root.section('zero_optimization')),
  });
}
