import {
  type ArchitectureFields,
  type ClusterFields,
  EMPTY_RUN,
  type Sourced,
  type TrainingFields,
} from '../../engine/run';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { derived, formatDefault, type Section } from '../section';
import { completeTraining, productOf, wholeQuotient, withoutMissing } from '../training';
import { precisionOf } from '../vocabulary';
import { type OwnLayers, readOverrides, readWindows } from './olmoCoreLayers';

const CORE = 'OLMo-core';

/** AI2's OLMo-core, the JSON it saves with a run: batch and micro-batch in tokens, the feed-forward's true width. */
export const olmoCore: Format = {
  id: 'olmo-core',
  title: 'OLMo-core',
  languages: ['json'],
  keyHints: [['data_loader', 'train_module'], ['d_model'], ['n_layers'], ['block']],
  fingerprint: (root) => {
    const model = root.section('model');
    return (
      model?.isNumber('d_model') === true &&
      model.isNumber('n_layers') &&
      model.section('block') !== undefined &&
      (root.section('data_loader') !== undefined || root.section('train_module') !== undefined)
    );
  },
  read: (root) => [readOlmoCore(root)],
};

function readOlmoCore(root: Section): ConfigPart {
  const model = root.section('model');
  const block = model?.section('block');
  return {
    description: {
      ...EMPTY_RUN,
      architecture: model === undefined || block === undefined ? {} : readModel(model, block),
      training: readTraining(root),
      cluster: readCluster(root.section('train_module')),
    },
    modelRange: model?.range,
    trainingRange: root.section('trainer')?.entryRange('max_duration') ?? root.entryRange('data_loader'),
    notices: root.notices,
  };
}

function readModel(model: Section, block: Section): ArchitectureFields {
  const attention = block.section('attention') ?? block.section('sequence_mixer');
  const own = readOwnLayers(model, attention);
  const feedForward = block.section('feed_forward');
  const mixture = block.section('feed_forward_moe') ?? block.section('routed_experts');
  const norm = block.section('layer_norm') ?? block.section('attention_norm');
  const normKind = norm?.text('name');
  const head = model.section('lm_head');
  const heads = attention?.size('n_heads');
  const bias = (section: Section | undefined): Sourced<boolean> =>
    section?.flag('bias') ?? formatDefault(true, CORE);
  const headwise = attention?.flag('use_head_qk_norm')?.value === true;
  const rotary = attention?.section('rope') !== undefined;
  const layers = model.size('n_layers');
  return withoutMissing<ArchitectureFields>({
    family: derived('llama', CORE),
    layers,
    hiddenSize: model.size('d_model'),
    feedForwardSize: feedForward?.size('hidden_size') ?? own.feedForwardSize,
    firstDenseLayers: own.firstDenseLayers,
    gatedFeedForward: formatDefault(true, CORE),
    attentionHeads: heads,
    keyValueHeads: attention?.size('n_kv_heads') ?? (heads && formatDefault(heads.value, CORE)),
    headSize: attention?.size('head_dim') ?? wholeQuotient(attention?.size('d_attn'), heads),
    vocabularySize: model.size('vocab_size'),
    positions: derived(rotary ? 'rotary' : 'none', 'rope'),
    tiedEmbeddings: formatDefault(false, CORE),
    queryKeyValueBias: bias(attention),
    attentionOutputBias: bias(attention),
    feedForwardBias: bias(feedForward ?? mixture),
    headBias: bias(head),
    normBias: normKind?.value.includes('l2') === true ? formatDefault(false, CORE) : bias(norm),
    queryKeyNorm: derived(attention?.section('qk_norm') !== undefined, 'qk_norm'),
    ...readWindows(attention, layers, own.unwindowed),
    ...(mixture === undefined ? {} : readExperts(block, mixture)),
    familySpecific: {
      queryKeyNormWidth: derived(headwise ? 'per-head' : 'full-width', 'use_head_qk_norm'),
      finalNorm: derived(head?.section('layer_norm') !== undefined, 'lm_head.layer_norm'),
      embeddingNorm: derived(model.section('embedding_norm') !== undefined, 'embedding_norm'),
      ...(block.flag('use_peri_norm')?.value === true ? { normsPerLayer: derived(4, 'use_peri_norm') } : {}),
    },
  });
}

/** Layers described apart; what of them cannot be counted is said. */
function readOwnLayers(model: Section, attention: Section | undefined): OwnLayers {
  const read = readOverrides(model, attention);
  for (const key of [...(read === undefined ? ['block_overrides'] : []), 'block_pattern']) {
    if (model.peek(key) !== undefined) model.report('part-not-counted', 'warning', key, { part: key });
  }
  return read ?? { unwindowed: new Set() };
}

/** Experts within the feed-forward, or beside it in blocks of the second version. */
function readExperts(block: Section, mixture: Section): ArchitectureFields {
  const router = mixture.section('router') ?? block.section('routed_experts_router');
  const shared = block.section('shared_experts');
  return {
    experts: mixture.size('num_experts'),
    expertsPerToken: router?.size('top_k') ?? formatDefault(1, CORE),
    expertFeedForwardSize: mixture.size('hidden_size'),
    sharedExpertFeedForwardSize:
      mixture.section('shared_mlp')?.size('hidden_size') ??
      productOf(shared?.size('num_experts'), shared?.size('hidden_size')),
  };
}

function readTraining(root: Section): TrainingFields {
  const module = root.section('train_module');
  const optim = module?.section('optim');
  const scheduler = module?.section('scheduler');
  const sequenceLength =
    root.section('dataset')?.size('sequence_length') ?? module?.size('max_sequence_length');
  const tokensPerStep = root.section('data_loader')?.amount('global_batch_size');
  return completeTraining(
    withoutMissing<TrainingFields>({
      sequenceLength,
      microBatchSequences: wholeQuotient(module?.size('rank_microbatch_size'), sequenceLength),
      globalBatchSequences: wholeQuotient(tokensPerStep, sequenceLength),
      tokensPerStep,
      ...readDuration(root.section('trainer')?.section('max_duration')),
      learningRate: optim?.rate('lr'),
      warmupSteps: scheduler?.whole(['warmup', 'warmup_steps'], { maximum: 1e9 }),
      precision: precisionOf(
        module?.section('dp_config')?.text('param_dtype') ?? module?.text('autocast_precision'),
      ),
      startsFrom: startingPoint(root),
    }),
    'up',
  );
}

/** A checkpoint whose trainer is left behind is another run's; else this one resumes. */
function startingPoint(root: Section): Sourced<string> | undefined {
  const trainer = root.section('trainer');
  return trainer?.flag('load_trainer_state')?.value === false ? trainer.text('load_path') : undefined;
}

function readDuration(duration: Section | undefined): Pick<TrainingFields, 'steps' | 'tokens' | 'epochs'> {
  const unit = duration?.text('unit')?.value;
  if (unit !== 'steps' && unit !== 'tokens' && unit !== 'epochs') return {};
  return { [unit]: duration?.amount('value') };
}

/** Sharded data parallelism is ZeRO's third stage; `ddp` shards nothing. */
function readCluster(module: Section | undefined): ClusterFields {
  const kind = module?.section('dp_config')?.text('name');
  const degree = (key: string): Sourced<number> | undefined => module?.section(key)?.size('degree');
  const recompute = module?.section('ac_config')?.text('mode');
  return withoutMissing<ClusterFields>({
    tensorParallel: degree('tp_config'),
    contextParallel: degree('cp_config'),
    pipelineParallel: degree('pp_config'),
    zeroStage: kind === undefined ? undefined : { ...kind, value: kind.value === 'ddp' ? 0 : 3 },
    activationRecompute: recompute,
  });
}
