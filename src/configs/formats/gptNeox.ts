import {
  type ArchitectureFields,
  type ClusterFields,
  EMPTY_RUN,
  type Sourced,
  type TrainingFields,
} from '../../engine/run';
import { type ConfigNode } from '../document/node';
import { deepspeedOffload } from '../offload';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { derived, formatDefault, type Section } from '../section';
import { completeTraining, productOf, shareOf, wholeQuotient, withoutMissing } from '../training';
import {
  paddedRows,
  precisionOf,
  recomputeSwitch,
  switchedPrecision,
  vocabularyMultiple,
  vocabularyOf,
} from '../vocabulary';

const ARGS = 'NeoXArgs';

/** EleutherAI's GPT-NeoX: JSON or YAML with the keys of NeoXArgs, in which `-` and `_` are the same. */
export const gptNeox: Format = {
  id: 'gpt-neox',
  title: 'GPT-NeoX',
  languages: ['yaml', 'json'],
  keyHints: [
    [
      'pipe_parallel_size',
      'pipe-parallel-size',
      'model_parallel_size',
      'model-parallel-size',
      'no_weight_tying',
      'no-weight-tying',
      'attention_config',
      'attention-config',
      'train_micro_batch_size_per_gpu',
    ],
    ['num_layers', 'num-layers'],
    ['hidden_size', 'hidden-size'],
  ],
  fingerprint: (top) => {
    const root = top.withUnderscores();
    const numbers = ['pipe_parallel_size', 'model_parallel_size', 'train_micro_batch_size_per_gpu'];
    const own =
      root.peek('no_weight_tying')?.kind === 'scalar' || root.peek('attention_config')?.kind === 'list';
    return (
      root.isNumber('num_layers') &&
      root.isNumber('hidden_size') &&
      (own || numbers.some((key) => root.isNumber(key)))
    );
  },
  read: (root) => [readNeox(root.withUnderscores())],
};

function readNeox(root: Section): ConfigPart {
  const cluster = readCluster(root);
  return {
    description: {
      ...EMPTY_RUN,
      architecture: readModel(root, cluster.tensorParallel?.value ?? 1),
      training: readTraining(root, cluster.dataParallel),
      cluster,
    },
    modelRange: root.entryRange(['num-layers', 'num_layers']),
    trainingRange: root.entryRange(['train_iters', 'train_epochs', 'train_micro_batch_size_per_gpu']),
    notices: root.notices,
  };
}

function readModel(root: Section, tensorParallel: number): ArchitectureFields {
  const kinds = layerKinds(root.peek('attention_config'));
  const recurrent = kinds.find((kind) => kind === 'rwkv' || kind === 'mamba');
  if (recurrent === 'rwkv' || (recurrent !== undefined && kinds.length > 1)) {
    root.report('part-not-counted', 'warning', 'attention_config', { part: kinds.join(', ') });
    return {};
  }
  const vocabulary = readVocabulary(root);
  const multiple = (root.size('make_vocab_size_divisible_by')?.value ?? 128) * tensorParallel;
  const norm = root.text('norm');
  const bias = (key: string): Sourced<boolean> => root.flag(key) ?? formatDefault(true, ARGS);
  const experts = root.size('moe_num_experts');
  if (experts === undefined && (root.size('num_experts')?.value ?? 1) > 1) {
    root.report('part-not-counted', 'warning', 'num_experts', { part: 'experts' });
    return {};
  }
  const mixture = experts !== undefined && experts.value > 1;
  const untied = root.flag('no_weight_tying');
  const mamba = recurrent === 'mamba';
  return withoutMissing<ArchitectureFields>({
    family: derived(mamba ? 'mamba' : 'gpt-neox', mamba ? 'attention_config' : 'GPT-NeoX'),
    layers: root.size('num_layers'),
    hiddenSize: root.size('hidden_size'),
    ...(mamba ? {} : feedForward(root)),
    attentionHeads: root.size('num_attention_heads'),
    keyValueHeads: root.size('num_kv_heads'),
    vocabularySize: vocabulary,
    paddedVocabularySize: paddedRows(vocabulary, multiple),
    vocabularyMultiple: vocabularyMultiple(multiple, 'make_vocab_size_divisible_by × model_parallel_size'),
    maximumPositions: root.size('max_position_embeddings'),
    positions: mamba ? undefined : positions(root),
    tiedEmbeddings: untied === undefined ? formatDefault(true, ARGS) : { ...untied, value: !untied.value },
    queryKeyValueBias: bias('use_bias_in_attn_linear'),
    attentionOutputBias: bias('use_bias_in_attn_linear'),
    feedForwardBias: mixture ? formatDefault(false, `${ARGS}, MoE`) : bias('use_bias_in_mlp'),
    normBias: norm?.value.includes('rms') === true ? { ...norm, value: false } : bias('use_bias_in_norms'),
    queryKeyNorm: root.flag('use_qk_layernorm') ?? formatDefault(false, ARGS),
    ...(mixture
      ? {
          experts,
          expertsPerToken: root.size('moe_top_k') ?? formatDefault(1, ARGS),
          expertLayerInterval: root.size('moe_expert_interval') ?? formatDefault(1, ARGS),
        }
      : {}),
  });
}

/** `[[["flash"], 32]]` names the kinds of layers; the same ways of computing attention count alike. */
function layerKinds(node: ConfigNode | undefined): readonly string[] {
  const found = new Set<string>();
  const visit = (each: ConfigNode): void => {
    if (each.kind === 'list') each.items.forEach(visit);
    else if (each.kind === 'scalar' && typeof each.value === 'string') {
      found.add(/^(mamba|rwkv)$/.test(each.value) ? each.value : 'attention');
    }
  };
  if (node !== undefined) visit(node);
  return [...found];
}

/** Its size is nowhere in the file: the tokenizer's, which is GPT-2's if none is named. */
function readVocabulary(root: Section): Sourced<number> | undefined {
  const file = root.peek('vocab_file') === undefined ? undefined : root.text('vocab_file');
  const kind = root.text('tokenizer_type');
  if (kind === undefined) return vocabularyOf(file) ?? formatDefault(50257, `${ARGS}: GPT2BPETokenizer`);
  return vocabularyOf(kind) ?? vocabularyOf(file);
}

/**
 * Of a gated network the file states three halves: two thirds are kept, shared by gate and up projection, rounded up
 * to `mlp_multiple_of` (megatron/model/transformer.py, ParallelMLP).
 * @example Llama 2 70B: intermediate_size 86016 => 28672
 */
function feedForward(root: Section): Pick<ArchitectureFields, 'feedForwardSize' | 'gatedFeedForward'> {
  const activation = root.text('activation') ?? formatDefault('gelu', ARGS);
  const gated = activation.value.endsWith('glu');
  const gatedFeedForward = { ...activation, value: gated };
  const stated = root.size('intermediate_size');
  const factor = root.rate('expansion_factor', { maximum: 1e4 });
  const hidden = root.size('hidden_size');
  const base = stated?.value ?? Math.trunc((factor?.value ?? 4) * (hidden?.value ?? 0));
  if (base < 3) return { gatedFeedForward };
  if (!gated && stated !== undefined) return { gatedFeedForward, feedForwardSize: stated };
  const name = stated !== undefined ? 'intermediate_size' : `${factor?.value ?? 4} × hidden_size`;
  if (!gated) return { gatedFeedForward, feedForwardSize: derived(base, name, factor?.at) };
  const multiple = root.size('mlp_multiple_of')?.value ?? 1;
  const value = Math.ceil(Math.trunc((base * 2) / 3) / (2 * multiple)) * multiple;
  const rounded = multiple === 1 ? '' : `, ↑ ${multiple}`;
  return { gatedFeedForward, feedForwardSize: derived(value, `${name} / 3${rounded}`, stated?.at) };
}

function positions(root: Section): ArchitectureFields['positions'] {
  const stated = root.text('pos_emb');
  if (stated === undefined) return formatDefault('learned', ARGS);
  const { value } = stated;
  return {
    ...stated,
    value: value === 'learned' || value === 'rotary' || value === 'alibi' ? value : 'none',
  };
}

function readCluster(root: Section): ClusterFields {
  const tensorParallel = root.whole('model_parallel_size') ?? formatDefault(1, ARGS);
  const pipeline = root.whole('pipe_parallel_size') ?? formatDefault(0, ARGS);
  const pipelineParallel = { ...pipeline, value: Math.max(1, pipeline.value) };
  const context = root.size('context_parallel_size');
  const shards = [tensorParallel, pipelineParallel, ...(context === undefined ? [] : [context])];
  const stated = root.size('global_num_gpus');
  const dataParallel =
    wholeQuotient(stated, ...shards) ??
    wholeQuotient(
      root.size('train_batch_size'),
      root.size('train_micro_batch_size_per_gpu'),
      root.size('gradient_accumulation_steps'),
    );
  const recompute = root.flag('checkpoint_activations');
  const zero = root.section('zero_optimization');
  return withoutMissing<ClusterFields>({
    accelerators: stated ?? productOf(dataParallel, ...shards),
    dataParallel,
    tensorParallel: { ...tensorParallel, value: Math.max(1, tensorParallel.value) },
    pipelineParallel,
    contextParallel: context,
    zeroStage: zero?.isNumber('stage') === true ? zero.whole('stage', { maximum: 3 }) : undefined,
    offload: deepspeedOffload(zero),
    activationRecompute: recomputeSwitch(recompute),
  });
}

function readTraining(root: Section, dataParallel: Sourced<number> | undefined): TrainingFields {
  const microBatchSequences = root.size('train_micro_batch_size_per_gpu');
  const global = root.size('train_batch_size');
  const accumulation = root.size('gradient_accumulation_steps');
  const gradientAccumulation = accumulation ?? (global === undefined ? formatDefault(1, ARGS) : undefined);
  const optimizer = root.section('optimizer');
  const steps = root.amount('train_iters');
  const precision = root.peek('precision')?.kind === 'scalar' ? root.text('precision') : undefined;
  return completeTraining(
    withoutMissing<TrainingFields>({
      sequenceLength: root.size('seq_length'),
      microBatchSequences,
      gradientAccumulation,
      globalBatchSequences: global ?? productOf(microBatchSequences, gradientAccumulation, dataParallel),
      steps,
      epochs: root.size('train_epochs'),
      learningRate: optimizer?.section('params')?.rate('lr'),
      warmupSteps: shareOf(root.rate('warmup'), steps),
      schedule: root.text('lr_decay_style'),
      optimizer: optimizer?.text('type'),
      precision: precisionOf(precision) ?? switchedPrecision(root),
      // Without `finetune` a run that loads is the same one, resumed (NeoXArgs).
      startsFrom: root.flag('finetune')?.value === true ? root.text('load') : undefined,
    }),
    'down',
  );
}
