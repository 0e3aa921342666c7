import { type ArchitectureFields, EMPTY_RUN, type Sourced, type TrainingFields } from '../../engine/run';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { derived, formatDefault, type Section } from '../section';
import { completeTraining, productOf, withoutMissing } from '../training';
import { precisionOf } from '../vocabulary';

const CONFIG = 'Modalities GPT2LLMConfig';

/** Modalities: a graph of components, each a key, a variant and a config; the model is one of them. */
export const modalities: Format = {
  id: 'modalities',
  title: 'Modalities',
  languages: ['yaml'],
  readsExponents: true,
  keyHints: [['component_key'], ['variant_key'], ['n_head_q'], ['n_embd']],
  fingerprint: (root) => {
    const config = component(root, 'model', 'gpt2')?.section('config');
    return config?.peek('n_layer') !== undefined && config.peek('n_embd') !== undefined;
  },
  read: (root) => [readModalities(root)],
};

/** The first component of a kind at the top level. */
function component(root: Section, kind: string, variant?: string): Section | undefined {
  const is = (section: Section, key: string, word: string): boolean => {
    const node = section.peek(key);
    return node?.kind === 'scalar' && node.value === word;
  };
  for (const key of root.map.entries.keys()) {
    const each = root.section(key);
    if (each !== undefined && is(each, 'component_key', kind)) {
      if (variant === undefined || is(each, 'variant_key', variant)) return each;
    }
  }
  return undefined;
}

function readModalities(root: Section): ConfigPart {
  const config = component(root, 'model', 'gpt2')?.section('config');
  const settings = root.section('settings');
  const mesh = component(root, 'device_mesh')?.section('config');
  const degree = (key: string): Sourced<number> | undefined => mesh?.size(key, { unset: [-1] });
  const profile = settings?.section('step_profile');
  const stated = profile?.section('dp_degree') === undefined ? profile?.size('dp_degree') : undefined;
  const dataParallel =
    stated ?? productOf(degree('data_parallel_replicate_degree'), degree('data_parallel_shard_degree'));
  return {
    description: {
      ...EMPTY_RUN,
      architecture: config === undefined ? {} : readModel(config),
      training: settings === undefined ? {} : readTraining(root, settings, dataParallel),
      cluster: withoutMissing({
        dataParallel,
        tensorParallel: degree('tensor_parallel_degree'),
        pipelineParallel: degree('pipeline_parallel_degree'),
        contextParallel: degree('context_parallel_degree'),
      }),
    },
    modelRange: config?.range,
    trainingRange: settings?.entryRange(['training_target', 'step_profile']),
    notices: root.notices,
  };
}

function readModel(config: Section): ArchitectureFields {
  const activation = config.text('activation_type');
  const gated = activation?.value.endsWith('swiglu') === true;
  const bias = config.flag('bias') ?? formatDefault(true, CONFIG);
  const kind = config.text('poe_type');
  const norm = config.section('attention_norm_config');
  const normKind = norm?.text('norm_type');
  const plain = normKind?.value === 'pytorch_rms_norm';
  return withoutMissing<ArchitectureFields>({
    family: derived('gpt2', 'variant_key'),
    layers: config.size('n_layer'),
    hiddenSize: config.size('n_embd'),
    feedForwardSize: feedForwardSize(config, gated),
    gatedFeedForward:
      activation === undefined ? formatDefault(false, CONFIG) : { ...activation, value: gated },
    attentionHeads: config.size('n_head_q'),
    keyValueHeads: config.size('n_head_kv'),
    vocabularySize: config.size('vocab_size'),
    maximumPositions: config.size('sequence_length'),
    positions:
      kind === undefined ? undefined : { ...kind, value: kind.value === 'ABSOLUTE' ? 'learned' : 'rotary' },
    tiedEmbeddings: config.flag('use_weight_tying') ?? formatDefault(true, CONFIG),
    queryKeyValueBias: bias,
    attentionOutputBias: bias,
    feedForwardBias: bias,
    normBias:
      normKind !== undefined && plain
        ? { ...normKind, value: false }
        : (norm?.section('config')?.flag('bias') ?? formatDefault(true, CONFIG)),
    queryKeyNorm:
      config.section('attention_config')?.section('qk_norm_config') && derived(true, 'qk_norm_config'),
  });
}

/** A gated network keeps two thirds, rounded up to 256. @example 16384 => 11008 */
function feedForwardSize(config: Section, gated: boolean): Sourced<number> | undefined {
  const stated = config.size('ffn_hidden');
  if (stated === undefined || !gated) return stated;
  const value = 256 * Math.ceil(Math.trunc((2 * stated.value) / 3) / 256);
  return value < 1 ? undefined : derived(value, '⌈⌊2·ffn_hidden/3⌋ / 256⌉ × 256', stated.at);
}

function readTraining(
  root: Section,
  settings: Section,
  dataParallel: Sourced<number> | undefined,
): TrainingFields {
  const profile = settings.section('step_profile');
  const target = settings.section('training_target');
  const optimizer = component(root, 'optimizer');
  const plain = (key: string): Sourced<number> | undefined =>
    target?.peek(key)?.kind === 'scalar' ? target.amount(key) : undefined;
  const microBatchSequences = profile?.size('local_train_micro_batch_size');
  const gradientAccumulation = profile?.size('gradient_accumulation_steps');
  return completeTraining(
    withoutMissing<TrainingFields>({
      sequenceLength: profile?.size('sequence_length'),
      microBatchSequences,
      gradientAccumulation,
      globalBatchSequences: productOf(microBatchSequences, gradientAccumulation, dataParallel),
      tokens: plain('num_target_tokens'),
      steps: plain('num_target_steps'),
      learningRate: optimizer?.section('config')?.rate('lr'),
      schedule: component(root, 'scheduler')?.text('variant_key'),
      optimizer: optimizer?.text('variant_key'),
      precision: precisionOf(
        component(root, 'model', 'fsdp2_wrapped')
          ?.section('config')
          ?.section('mixed_precision_settings')
          ?.text('param_dtype'),
      ),
    }),
    'down',
  );
}
