import { type ArchitectureFields, EMPTY_RUN, type Sourced, type TrainingFields } from '../../engine/run';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { derived, formatDefault, type Section } from '../section';
import { completeTraining, withoutMissing } from '../training';
import { paddedRows } from '../vocabulary';
import { derivedFeedForward } from './metaParams';

const PARAMS = 'open_lm';

/** Layers, width and heads of the models that records call by name (open_lm/model_configs). */
const NAMED: ReadonlyMap<string, readonly [hidden: number, layers: number, heads: number]> = new Map([
  ['open_lm_11m', [96, 12, 12]],
  ['open_lm_1b', [2048, 24, 16]],
  ['open_lm_7b', [4096, 32, 32]],
]);

/** open_lm's model files and the records of its scaling study (Gadre et al. 2024). */
export const openLm: Format = {
  id: 'open-lm',
  title: 'open_lm',
  languages: ['json'],
  keyHints: [
    ['post_embed_norm', 'weight_tying', 'open_lm_args', 'n_layer'],
    ['seq_len', 'hyperparameters'],
  ],
  fingerprint: (root) => isModel(root) || isMamba(root) || isRecord(root),
  read: (root) => [isRecord(root) ? readRecord(root) : readModelFile(root)],
};

const numbers = (root: Section, ...keys: readonly string[]): boolean =>
  keys.every((key) => root.isNumber(key)) && root.peek('model_type') === undefined;

function isModel(root: Section): boolean {
  const own = root.map.entries.has('post_embed_norm') || root.map.entries.has('weight_tying');
  return own && numbers(root, 'hidden_dim', 'n_layers', 'n_heads', 'seq_len');
}

/** Four sizes and nothing else: more keys are another framework's. */
function isMamba(root: Section): boolean {
  return root.map.entries.size === 4 && numbers(root, 'd_model', 'n_layer', 'vocab_size', 'seq_len');
}

function isRecord(root: Section): boolean {
  const run = root.section('hyperparameters');
  const records = root.peek('open_lm_args')?.kind === 'list';
  return records && run?.isNumber('params') === true && run.isNumber('tokens');
}

function readModelFile(root: Section): ConfigPart {
  const sequenceLength = root.size('seq_len');
  return {
    description: {
      ...EMPTY_RUN,
      architecture: isMamba(root) ? readMamba(root) : readModel(root),
      training: withoutMissing<TrainingFields>({ sequenceLength }),
    },
    modelRange: root.range,
    notices: root.notices,
  };
}

/** Two up projections, 8/3 of the width, rounded up to 256; norms with gains only (open_lm/model.py). */
function readModel(root: Section): ArchitectureFields {
  const hiddenSize = root.size('hidden_dim');
  const kind = root.text('ffn_type') ?? formatDefault('swiglu', PARAMS);
  const gated = kind.value.startsWith('swiglu');
  const known = gated || kind.value === 'gelu';
  if (!known) root.report('part-not-counted', 'warning', 'ffn_type', { part: kind.value });
  return withoutMissing<ArchitectureFields>({
    ...sizes(hiddenSize, root.size('n_layers'), root.size('n_heads'), known ? gated : undefined),
    gatedFeedForward: { ...kind, value: gated },
    vocabularySize: root.size('vocab_size') ?? formatDefault(50432, PARAMS),
    maximumPositions: root.size('seq_len'),
    tiedEmbeddings: root.flag('weight_tying') ?? formatDefault(false, PARAMS),
    queryKeyNorm: root.flag('qk_norm') ?? formatDefault(false, PARAMS),
    familySpecific: {
      embeddingNorm: root.flag('post_embed_norm') ?? formatDefault(false, PARAMS),
      queryKeyNormWidth: formatDefault('full-width', PARAMS),
    },
  });
}

function sizes(
  hiddenSize: Sourced<number> | undefined,
  layers: Sourced<number> | undefined,
  attentionHeads: Sourced<number> | undefined,
  gated: boolean | undefined,
): ArchitectureFields {
  const hidden = hiddenSize?.value ?? 0;
  const width = gated === true ? derivedFeedForward(hidden, undefined, 256) : 4 * hidden;
  const rule = gated === true ? '⌈⌊8·hidden_dim/3⌋ / 256⌉ × 256' : '4 × hidden_dim';
  return {
    family: derived('llama', 'open_lm'),
    layers,
    hiddenSize,
    attentionHeads,
    feedForwardSize: width < 1 || gated === undefined ? undefined : derived(width, rule, hiddenSize?.at),
  };
}

function readMamba(root: Section): ArchitectureFields {
  const vocabularySize = root.size('vocab_size');
  return withoutMissing<ArchitectureFields>({
    family: derived('mamba', 'd_model, n_layer'),
    layers: root.size('n_layer'),
    hiddenSize: root.size('d_model'),
    vocabularySize,
    paddedVocabularySize: paddedRows(vocabularySize, 8),
    tiedEmbeddings: formatDefault(true, 'mamba_ssm MambaConfig'),
  });
}

/** A record names its model: by `d=96_l=8_h=4` or by one of the names open_lm ships. */
function readRecord(root: Section): ConfigPart {
  const run = root.section('hyperparameters');
  const model = run?.text('model');
  const written = /d=(\d+)_l=(\d+)_h=(\d+)/.exec(model?.value ?? '');
  const shape = written === null ? NAMED.get(model?.value ?? '') : written.slice(1).map(Number);
  if (shape === undefined && model !== undefined) {
    run?.report('unknown-model-name', 'warning', 'model', { name: model.value });
  }
  const [hidden, layers, heads] = (shape ?? []).map((size) => derived(size, 'model', model?.at));
  const architecture = withoutMissing<ArchitectureFields>({
    ...sizes(hidden, layers, heads, true),
    vocabularySize: formatDefault(50432, PARAMS),
    tiedEmbeddings: formatDefault(false, PARAMS),
  });
  return {
    description: {
      ...EMPTY_RUN,
      ...(model === undefined ? {} : { modelName: model }),
      architecture: shape === undefined ? {} : architecture,
      training: completeTraining(
        withoutMissing<TrainingFields>({
          sequenceLength: formatDefault(2048, PARAMS),
          globalBatchSequences: run?.size('global_bs'),
          gradientAccumulation: run?.size('acc'),
          tokens: run?.amount('tokens'),
          learningRate: run?.rate('lr'),
          warmupSteps: run?.whole('warmup'),
        }),
        'up',
      ),
    },
    modelRange: run?.entryRange('model'),
    trainingRange: run?.entryRange('tokens'),
    notices: root.notices,
  };
}
