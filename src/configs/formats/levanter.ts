import { type ArchitectureFields, EMPTY_RUN, type Sourced, type TrainingFields } from '../../engine/run';
import { type Format } from '../format';
import { namedModel } from '../namedModel';
import { type ConfigPart } from '../reading';
import { derived, formatDefault, type Section } from '../section';
import { completeTraining, productOf, shareOf, withoutMissing } from '../training';
import { precisionOf, switchedOn, vocabularyOf } from '../vocabulary';

/** A model type's rules and the sizes its class has where the file has none. */
interface ModelType {
  readonly family: string;
  readonly length: number;
  readonly hidden: number;
  readonly inner?: number;
  readonly layers: number;
  readonly heads: number;
  readonly keyValueHeads?: number;
  readonly tied?: true;
}

const LLAMA: ModelType = {
  family: 'llama',
  length: 2048,
  hidden: 4096,
  inner: 11008,
  layers: 32,
  heads: 32,
  keyValueHeads: 32,
};
const MISTRAL: ModelType = { ...LLAMA, length: 8192, inner: 14336, keyValueHeads: 8 };

/** Of levanter/models: defaults do not follow what else is set, 32 key/value heads stay 32 with 12 heads. */
const TYPES: ReadonlyMap<string, ModelType> = new Map([
  ['llama', LLAMA],
  ['qwen', { ...LLAMA, family: 'qwen2' }],
  ['olmo2', { ...LLAMA, family: 'olmo2', length: 4096 }],
  ['mistral', MISTRAL],
  ['mixtral', { ...MISTRAL, family: 'mixtral' }],
  [
    'gemma',
    {
      family: 'gemma',
      length: 8192,
      hidden: 2048,
      inner: 16384,
      layers: 18,
      heads: 8,
      keyValueHeads: 1,
      tied: true,
    },
  ],
  ['gpt2', { family: 'gpt2', length: 1024, hidden: 768, layers: 12, heads: 12, tied: true }],
]);

/** Stanford CRFM's levanter. */
export const levanter: Format = {
  id: 'levanter',
  title: 'Levanter',
  languages: ['yaml'],
  readsExponents: true,
  keyHints: [['train_batch_size'], ['trainer'], ['num_train_steps', 'mp', 'model_axis_size'], ['model']],
  fingerprint: (root) => {
    const trainer = root.section('trainer');
    const model = root.section('model');
    const batch = trainer?.peek('train_batch_size');
    return (
      (trainer?.isNumber('train_batch_size') === true || batch?.kind === 'list') &&
      (trainer?.isText('mp') === true || trainer?.isNumber('num_train_steps') === true) &&
      (model?.isText('type') === true || model?.isNumber('hidden_dim') === true)
    );
  },
  read: (root) => [readLevanter(root)],
};

function readLevanter(root: Section): ConfigPart {
  const trainer = root.section('trainer');
  const model = root.section('model');
  const hub = root.isText('initialize_from_hf') ? root.text('initialize_from_hf') : undefined;
  const named = root.flag('use_hf_model_config')?.value === true ? hub : undefined;
  const architecture =
    named === undefined ? (model === undefined ? {} : readModel(root, model)) : namedModel(root, named);
  const recompute = model?.flag('gradient_checkpointing') ?? formatDefault(true, 'Levanter');
  return {
    description: {
      ...EMPTY_RUN,
      ...(hub === undefined ? {} : { modelName: hub }),
      architecture,
      training: trainer === undefined ? {} : readTraining(root, trainer, architecture),
      cluster: withoutMissing({
        tensorParallel: trainer?.size('model_axis_size'),
        zeroStage: trainer && sharding(trainer),
        activationRecompute: recompute.value ? { ...recompute, value: 'full' } : undefined,
      }),
    },
    modelRange: model?.range,
    trainingRange: trainer?.entryRange(['num_train_steps', 'train_batch_size']),
    notices: root.notices,
  };
}

/** Parameters sharded over the axes named, `embed` if none is, are those of ZeRO's third stage; `null` names none. */
function sharding(trainer: Section): Sourced<number> | undefined {
  if (trainer.map.entries.has('fsdp_axis') && trainer.peek('fsdp_axis') === undefined) return undefined;
  const axis = trainer.isText('fsdp_axis') ? trainer.text('fsdp_axis') : undefined;
  return axis === undefined ? formatDefault(3, 'Levanter TrainerConfig') : { ...axis, value: 3 };
}

function readModel(root: Section, model: Section): ArchitectureFields {
  const name = model.text('type') ?? formatDefault('llama', 'Levanter TrainLmConfig');
  const type = TYPES.get(name.value);
  if (type === undefined) {
    model.report('part-not-counted', 'warning', 'type', { part: name.value });
    return {};
  }
  const or = (key: string, value: number): Sourced<number> =>
    model.size(key) ?? formatDefault(value, `Levanter ${name.value}`);
  const hiddenSize = or('hidden_dim', type.hidden);
  const scale = type.inner === undefined ? or('mlp_scale', 4) : undefined;
  const gpt2 = type.family === 'gpt2';
  const bias = model.flag('use_bias') ?? formatDefault(gpt2, `Levanter ${name.value}`);
  const tokenizer = root.section('data')?.text('tokenizer');
  return withoutMissing<ArchitectureFields>({
    family: { ...name, value: type.family, origin: 'derived', note: 'type' },
    layers: or('num_layers', type.layers),
    hiddenSize,
    feedForwardSize:
      type.inner === undefined ? productOf(scale, hiddenSize) : or('intermediate_dim', type.inner),
    attentionHeads: or('num_heads', type.heads),
    keyValueHeads: type.keyValueHeads === undefined ? undefined : or('num_kv_heads', type.keyValueHeads),
    headSize: model.size('head_dim'),
    vocabularySize: model.size('vocab_size') ?? vocabularyOf(tokenizer),
    maximumPositions: or('seq_len', type.length),
    tiedEmbeddings:
      model.flag('tie_word_embeddings') ?? formatDefault(type.tied === true, `Levanter ${name.value}`),
    ...(type.family === 'qwen2' ? {} : { queryKeyValueBias: bias }),
    attentionOutputBias: bias,
    feedForwardBias: bias,
    normBias: bias,
    ...(type.family === 'mixtral'
      ? { experts: or('num_local_experts', 8), expertsPerToken: or('num_experts_per_tok', 2) }
      : {}),
    familySpecific: {
      normWeight: model.flag('use_layer_norm_weight') ?? formatDefault(true, `Levanter ${name.value}`),
    },
  });
}

function readTraining(root: Section, trainer: Section, architecture: ArchitectureFields): TrainingFields {
  const optimizer = root.section('optimizer');
  const steps = trainer.amount('num_train_steps') ?? formatDefault(400_000, 'Levanter TrainerConfig');
  const length = architecture.maximumPositions;
  const sequenceLength = length === undefined ? undefined : { ...length, note: length.note ?? 'seq_len' };
  const scheduled = trainer.peek('train_batch_size')?.kind === 'list';
  const warmup = optimizer?.rate('warmup');
  const pairs = isPreference(root);
  return completeTraining(
    withoutMissing<TrainingFields>({
      sequenceLength,
      microBatchSequences: trainer.size('per_device_parallelism', { unset: [-1] }),
      globalBatchSequences: scheduled || pairs ? undefined : trainer.size('train_batch_size'),
      steps,
      tokens: scheduled && !pairs ? scheduledTokens(trainer, steps, sequenceLength) : undefined,
      learningRate: optimizer?.rate('learning_rate'),
      schedule: optimizer?.text('lr_schedule'),
      optimizer: optimizer?.text('type'),
      warmupSteps:
        warmup !== undefined && warmup.value >= 1 && Number.isInteger(warmup.value)
          ? warmup
          : shareOf(warmup, steps),
      precision: computePrecision(trainer),
      startsFrom: startingPoint(root, trainer),
    }),
    'down',
  );
}

/** Whether pairs of answers are compared (TrainDpoConfig): a sample is no sequence of a stated length. */
function isPreference(root: Section): boolean {
  return root.isNumber('beta') && REFERENCE.some((key) => root.peek(key) !== undefined);
}

const REFERENCE = ['reference_model_path', 'reference_free', 'reference', 'dpo_data'];

/** A model of the hub, or a checkpoint of another run (TrainLmConfig, TrainDpoConfig, TrainerConfig). */
function startingPoint(root: Section, trainer: Section): Sourced<string> | undefined {
  return (
    hubModel(root) ??
    root.text('initialize_from_checkpoint_path') ??
    trainer.text('initialize_from') ??
    tunedModel(root)
  );
}

/** Preference and supervised tuning go on from a trained model, even where only the command line names it. */
function tunedModel(root: Section): Sourced<string> | undefined {
  const supervised = root.section('supervised_data') !== undefined;
  if (!supervised && !isPreference(root)) return undefined;
  const named = root.text(['reference_model_path', 'model_name_or_path']);
  const key = supervised ? 'supervised_data' : 'beta';
  return named ?? derived(key, key);
}

/** Its name, or `true` for the reference checkpoint of the model's class. */
function hubModel(root: Section): Sourced<string> | undefined {
  if (root.isText('initialize_from_hf')) return root.text('initialize_from_hf');
  const on = switchedOn(root.flag('initialize_from_hf'));
  const model = root.section('model');
  return (
    on && { ...on, value: (model?.text('reference_checkpoint') ?? model?.text('type'))?.value ?? 'llama' }
  );
}

/** `p=f32,c=bfloat16` or `compute=bfloat16,params=float32`: matrix products are done in the second. */
function computePrecision(trainer: Section): Sourced<string> | undefined {
  const policy = trainer.text('mp');
  const compute = /(?:^|,)\s*c(?:ompute)?=(\w+)/.exec(policy?.value ?? '')?.[1];
  return policy === undefined ? undefined : precisionOf({ ...policy, value: compute ?? policy.value });
}

/**
 * Tokens of a batch that grows: each `{start, value}` holds from its step to the next one's.
 * @example 32 from step 0, 64 from 1000 of 3000, length 1024 => (32·1000 + 64·2000)·1024
 */
function scheduledTokens(
  trainer: Section,
  steps: Sourced<number>,
  length: Sourced<number> | undefined,
): Sourced<number> | undefined {
  const node = trainer.peek('train_batch_size');
  if (node?.kind !== 'list' || length === undefined) return undefined;
  let sequences = 0;
  let end = steps.value;
  for (const item of [...node.items].reverse()) {
    if (item.kind !== 'map') return undefined;
    const [start, value] = ['start', 'value'].map((key) => {
      const entry = item.entries.get(key)?.value;
      const number = entry?.kind === 'scalar' ? entry.value : undefined;
      return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined;
    });
    if (start === undefined || value === undefined || value > 1e9) return undefined;
    sequences += Math.max(0, end - start) * value;
    end = Math.min(end, start);
  }
  if (end > 0 || sequences < 1) return undefined;
  return derived(sequences * length.value, 'Σ train_batch_size × seq_len');
}
