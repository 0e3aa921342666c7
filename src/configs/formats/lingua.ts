import { type ArchitectureFields, EMPTY_RUN, type Sourced, type TrainingFields } from '../../engine/run';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { derived, formatDefault, type Section } from '../section';
import { completeTraining, withoutMissing } from '../training';
import { precisionOf, zeroStageOf } from '../vocabulary';
import { derivedFeedForward } from './metaParams';

const ARGS = 'lingua';

/** Keys of lingua's other apps, whose layers are not Llama's. */
const OTHER_APPS = ['dimensions', 'conv_size', 'state_dim'];

/** Meta's lingua: model, data, optimizer and sharding in one YAML. */
export const lingua: Format = {
  id: 'lingua',
  title: 'Meta Lingua',
  languages: ['yaml'],
  readsExponents: true,
  keyHints: [['fsdp_type'], ['distributed'], ['sources'], ['steps']],
  fingerprint: (root) => {
    const model = root.section('model');
    return (
      root.isNumber('steps') &&
      root.section('distributed')?.isText('fsdp_type') === true &&
      root.section('data')?.peek('sources') !== undefined &&
      (model?.isNumber('dim') === true || model?.peek('dimensions')?.kind === 'list')
    );
  },
  read: (root) => [readLingua(root)],
};

function readLingua(root: Section): ConfigPart {
  const model = root.section('model');
  const data = root.section('data');
  const optim = root.section('optim');
  const distributed = root.section('distributed');
  const selective = distributed?.flag('selective_activation_checkpointing');
  return {
    description: {
      ...EMPTY_RUN,
      architecture: model === undefined ? {} : readModel(root, model),
      training: completeTraining(
        withoutMissing<TrainingFields>({
          sequenceLength: data?.size('seq_len'),
          microBatchSequences: data?.size('batch_size'),
          gradientAccumulation: root.size('grad_acc_steps') ?? formatDefault(1, ARGS),
          steps: root.amount('steps'),
          learningRate: optim?.rate('lr'),
          warmupSteps: optim?.whole('warmup'),
          schedule: optim?.text('scheduler'),
          precision: precisionOf(distributed?.text('model_dtype')),
          startsFrom: root.section('checkpoint')?.text('init_ckpt_path'),
        }),
        'down',
      ),
      // dp_shard and dp_replicate are replaced at the start by what the machines give.
      cluster: withoutMissing({
        tensorParallel: distributed?.size('tp_size'),
        zeroStage: zeroStageOf(distributed?.text('fsdp_type')) ?? formatDefault(0, ARGS),
        activationRecompute: selective?.value === true ? { ...selective, value: 'selective' } : undefined,
      }),
    },
    modelRange: model?.range,
    trainingRange: root.entryRange('steps'),
    notices: root.notices,
  };
}

function readModel(root: Section, model: Section): ArchitectureFields {
  const other = OTHER_APPS.find((key) => model.map.entries.has(key));
  if (other !== undefined) {
    model.report('part-not-counted', 'warning', other, { part: other });
    return {};
  }
  const future = model.size('n_future_head');
  if (future !== undefined && future.value > 1) {
    model.report('part-not-counted', 'info', 'n_future_head', { part: 'n_future_head' });
  }
  const hiddenSize = model.size('dim');
  const attentionHeads = model.size('n_heads');
  const headSize = model.size('head_dim');
  return withoutMissing<ArchitectureFields>({
    family: derived('llama', 'lingua'),
    layers: model.size('n_layers'),
    hiddenSize,
    feedForwardSize: feedForwardSize(model, hiddenSize),
    attentionHeads:
      attentionHeads ??
      (headSize === undefined || hiddenSize === undefined
        ? undefined
        : derived(Math.max(1, Math.floor(hiddenSize.value / headSize.value)), 'dim / head_dim')),
    keyValueHeads: model.size('n_kv_heads'),
    headSize,
    vocabularySize: model.size('vocab_size', { unset: [-1] }) ?? bytes(root),
    maximumPositions: model.size('max_seqlen') ?? root.section('data')?.size('seq_len'),
    tiedEmbeddings: model.flag('weight_tying') ?? formatDefault(false, ARGS),
    slidingWindow: model.size('sliding_window'),
  });
}

/** As Meta's params.json: 8/3 of the width, times a factor, rounded up (lingua/transformer.py, FeedForward). */
function feedForwardSize(
  model: Section,
  hiddenSize: Sourced<number> | undefined,
): Sourced<number> | undefined {
  if (hiddenSize === undefined) return undefined;
  const factor = model.rate('ffn_dim_multiplier', { maximum: 1000 });
  const multiple = model.size('multiple_of')?.value ?? 256;
  const size = derivedFeedForward(hiddenSize.value, factor?.value, multiple);
  const scaled = factor === undefined ? '⌊8·dim/3⌋' : `⌊${factor.value} × ⌊8·dim/3⌋⌋`;
  return size < 1 ? undefined : derived(size, `⌈${scaled} / ${multiple}⌉ × ${multiple}`);
}

/** Of lingua's tokenizers only that of bytes has a known size: 256 and two marks. */
function bytes(root: Section): Sourced<number> | undefined {
  const name = root.section('data')?.section('tokenizer')?.text('name');
  return name?.value === 'bytes' ? derived(258, 'tokenizer: bytes', name.at) : undefined;
}
