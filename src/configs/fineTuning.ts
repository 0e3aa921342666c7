import {
  type ClusterFields,
  EMPTY_RUN,
  type RunDescription,
  type Sourced,
  type TrainingFields,
} from '../engine/run';
import { readDeepspeedFields } from './formats/deepspeed';
import { type AdapterDefaults, type AdapterKeys, readAdapter } from './adapterFields';
import { namedModel } from './namedModel';
import { type ConfigPart } from './reading';
import { onQuantisedBase } from './quantisedBase';
import { formatDefault, type Keys, type Section } from './section';
import { completeTraining, decidedAlso, productOf, shareOf, withoutMissing } from './training';
import { fsdpWords, readFsdp } from './fsdp';
import { precisionOf, recomputeSwitch, switchedOn, switchedPrecision } from './vocabulary';

/** What the fine-tuning tools on top of `transformers.Trainer` call things, and what they take where nothing is said. */
export interface TuningDialect {
  readonly model: string;
  readonly sequenceLength: Keys;
  readonly microBatch: string;
  readonly epochs: Keys;
  readonly optimizer: string;
  readonly schedule: string;
  readonly adapter?: { readonly keys: AdapterKeys; readonly defaults: AdapterDefaults };
  readonly defaults: {
    readonly whose: string;
    readonly sequenceLength?: number;
    readonly microBatch: number;
    readonly epochs: number;
  };
}

/** What a format knows beyond its words. */
export interface TuningFacts {
  readonly cluster?: ClusterFields;
  readonly gradientAccumulation?: Sourced<number>;
  readonly globalBatchSequences?: Sourced<number>;
  readonly adapter?: Sourced<string>;
  /** What the weights are updated with, where a switch of its own says so. */
  readonly optimizer?: Sourced<string>;
  /** Which modules get one, where that is not said under the key of its targets. */
  readonly adapterTargets?: Sourced<string>;
  /** Where its settings stand, if not at the top. */
  readonly adapterIn?: Section;
  /** Whether a sample is more than one sequence (preference pairs, sampled answers), so that steps give no tokens. */
  readonly severalSequences?: boolean;
  /** Whether the weights are drawn anew although a model is named. */
  readonly fromScratch?: boolean;
}

/** One part of a file that names a model and says how to go on training it. */
export function readTuning(root: Section, dialect: TuningDialect, facts: TuningFacts): ConfigPart {
  const modelName = root.text(dialect.model);
  const several = facts.severalSequences === true;
  const deepspeed = root.content('deepspeed') ?? root.section('deepspeed');
  const sharded = deepspeed === undefined ? undefined : readDeepspeedFields(deepspeed);
  const cluster = withoutMissing<ClusterFields>({
    ...sharded?.cluster,
    ...withoutMissing<ClusterFields>({ ...facts.cluster, ...readSharding(root) }),
  });
  return {
    description: withoutMissing<RunDescription>({
      ...EMPTY_RUN,
      modelName,
      architecture: modelName === undefined ? {} : namedModel(root, modelName),
      training: readTraining(root, dialect, { facts, ranks: cluster.dataParallel, modelName, sharded }),
      cluster: withoutMissing({
        ...cluster,
        dataParallel: several ? undefined : cluster.dataParallel,
        // Losses over pairs and sampled answers take logits.
        chunkedLoss: several ? undefined : cluster.chunkedLoss,
      }),
    }),
    modelRange: root.entryRange(dialect.model),
    trainingRange: root.entryRange([
      dialect.microBatch,
      'gradient_accumulation_steps',
      ...[dialect.sequenceLength].flat(),
      ...[dialect.epochs].flat(),
      'max_steps',
      'learning_rate',
    ]),
    notices: root.notices,
  };
}

/** What the length and the batch of a run depend on besides the tool's own words. */
interface TuningBasis {
  readonly facts: TuningFacts;
  readonly ranks: Sourced<number> | undefined;
  readonly modelName: Sourced<string> | undefined;
  /** What DeepSpeed's settings say; the trainer refuses to start where they contradict its own arguments. */
  readonly sharded: Pick<RunDescription, 'training'> | undefined;
}

function readTraining(
  root: Section,
  dialect: TuningDialect,
  { facts, ranks, modelName, sharded }: TuningBasis,
): TrainingFields {
  const engine = sharded?.training ?? {};
  const { whose, ...defaults } = dialect.defaults;
  const orDefault = (
    stated: Sourced<number> | undefined,
    value: number | undefined,
  ): Sourced<number> | undefined => stated ?? (value === undefined ? undefined : formatDefault(value, whose));
  const microBatchSequences = orDefault(
    root.size(dialect.microBatch) ?? engine.microBatchSequences,
    defaults.microBatch,
  );
  const gradientAccumulation =
    facts.gradientAccumulation ??
    orDefault(
      root.size('gradient_accumulation_steps') ?? engine.gradientAccumulation,
      facts.globalBatchSequences === undefined ? 1 : undefined,
    );
  const steps = root.amount('max_steps', { unset: [-1, 0] });
  const globalBatchSequences =
    facts.globalBatchSequences ??
    engine.globalBatchSequences ??
    (ranks === undefined ? undefined : productOf(microBatchSequences, gradientAccumulation, ranks));
  const warmup = root.rate('warmup_steps', { unset: [0] });
  const fraction = warmup === undefined || warmup.value >= 1 ? root.rate('warmup_ratio') : warmup;
  return completeTraining(
    withoutMissing<TrainingFields>({
      sequenceLength: orDefault(root.size(dialect.sequenceLength), defaults.sequenceLength),
      microBatchSequences,
      gradientAccumulation,
      globalBatchSequences: facts.severalSequences === true ? undefined : globalBatchSequences,
      steps,
      epochs: steps === undefined ? orDefault(root.rate(dialect.epochs), defaults.epochs) : undefined,
      learningRate: root.rate('learning_rate') ?? engine.learningRate,
      warmupSteps: warmup !== undefined && warmup.value >= 1 ? warmup : shareOf(fraction, steps),
      schedule: root.text(dialect.schedule) ?? engine.schedule,
      optimizer: facts.optimizer ?? root.text(dialect.optimizer) ?? engine.optimizer,
      precision: precision(root) ?? engine.precision,
      startsFrom: facts.fromScratch === true ? undefined : modelName,
      ...adapterFields(root, dialect, facts),
    }),
    'down',
  );
}

/** What alone is trained, where its settings have names of their own. */
function adapterFields(
  root: Section,
  { adapter: dialect }: TuningDialect,
  facts: TuningFacts,
): TrainingFields {
  const adapter = onQuantisedBase(root, facts.adapter);
  if (adapter === undefined || dialect === undefined) return adapter === undefined ? {} : { adapter };
  const { adapterIn = root, adapterTargets } = facts;
  const fields = readAdapter(adapterIn, adapter, dialect.keys, dialect.defaults);
  return adapterTargets === undefined ? fields : { ...fields, adapterTargets };
}

const PURE_PRECISIONS = [
  ['pure_bf16', 'pure bf16'],
  ['bfloat16', 'pure bf16'],
  ['float16', 'pure fp16'],
] as const;

function precision(root: Section): Sourced<string> | undefined {
  const eight = root.peek('fp8')?.kind === 'scalar' ? root.flag('fp8') : undefined;
  if (eight?.value === true) return { ...eight, value: 'fp8' };
  // LLaMA-Factory's and axolotl's words for weights and states in 16 bit, without autocast.
  for (const [key, value] of PURE_PRECISIONS) {
    const pure = root.peek(key)?.kind === 'scalar' ? root.flag(key) : undefined;
    if (pure?.value === true) return { ...pure, value };
  }
  // A recipe of Megatron-Bridge, on which LLaMA-Factory can train.
  const recipe = root.isText('mixed_precision') ? precisionOf(root.text('mixed_precision')) : undefined;
  const switched = switchedPrecision(root);
  return recipe === undefined ? switched : decidedAlso(recipe, switched);
}

const OFF = /^(false|no|off|none|null|~|)$/i;

function readSharding(root: Section): ClusterFields {
  const recompute = root.written('gradient_checkpointing');
  const off = recompute === undefined || OFF.test(recompute.value);
  const wrapped = switchedOn(
    root.section('fsdp_config')?.flag(['fsdp_activation_checkpointing', 'activation_checkpointing']),
  );
  // axolotl: `true`, `legacy` or `disk`; or what is recomputed from waits on the host.
  const moved = root.written('activation_offloading');
  const movedInputs = recompute?.value.startsWith('offload') === true ? recompute : undefined;
  const onHost = moved === undefined || OFF.test(moved.value) ? movedInputs : moved;
  return withoutMissing<ClusterFields>({
    ...readFsdp(root.section('fsdp_config'), fsdpWords(root)),
    activationRecompute: off ? recomputeSwitch(wrapped) : { ...recompute, value: 'full' },
    activationOffload: onHost && { ...onHost, value: true },
    chunkedLoss: chunkedLoss(root),
  });
}

/** Switches of Liger's and Apple's kernels; those that also have other kernels take this one by default. */
const CHUNKED_LOSS = [
  ...['liger_fused_linear_cross_entropy', 'cut_cross_entropy'],
  ...['use_liger_kernel', 'use_liger', 'enable_liger_kernel'],
];

function chunkedLoss(root: Section): Sourced<boolean> | undefined {
  for (const key of CHUNKED_LOSS) {
    const on = root.peek(key)?.kind === 'scalar' ? switchedOn(root.flag(key)) : undefined;
    if (on !== undefined) return on;
  }
  const plugins = root.peek('plugins')?.kind === 'list' ? root.texts('plugins') : undefined;
  const cut = plugins?.value.some((name) => name.endsWith('CutCrossEntropyPlugin')) === true;
  return plugins && cut && root.peek('cut_cross_entropy') === undefined
    ? { ...plugins, value: true }
    : undefined;
}

/** Accelerators as a product of parallel sizes whose data-parallel part is stated. */
export function acceleratorsOf(
  dataParallel: Sourced<number> | undefined,
  ...others: readonly (Sourced<number> | undefined)[]
): Sourced<number> | undefined {
  const known = others.filter((each) => each !== undefined);
  if (dataParallel === undefined || known.length === 0) return dataParallel;
  return productOf(dataParallel, ...known);
}

/** The word for what is trained, unless it says that everything is. */
export function adapterOf(word: Sourced<string> | undefined): Sourced<string> | undefined {
  return word === undefined || /^(full|none|)$/i.test(word.value) ? undefined : word;
}
