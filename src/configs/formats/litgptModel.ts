import { resolveArchitecture } from '../../engine/architecture';
import { type ArchitectureFields, type RunDescription, type Sourced } from '../../engine/run';
import { namedModel } from '../namedModel';
import { derived, formatDefault, type Section } from '../section';
import { withoutMissing } from '../training';

const CONFIG = 'LitGPT Config';

/** The model of a LitGPT recipe: sizes under `model_config` win over the name (litgpt/pretrain.py). */
export function readLitgptModel(root: Section): Pick<RunDescription, 'architecture' | 'modelName'> {
  const tied = root.section('train')?.flag('tie_embeddings') ?? formatDefault(false, 'LitGPT TrainArgs');
  const inline = root.section('model_config');
  if (inline !== undefined) return { architecture: readInline(inline, tied) };
  const modelName = root.text('model_name') ?? checkpointName(root);
  const stated = tied.origin === 'file' ? { tiedEmbeddings: tied } : {};
  if (modelName === undefined) return { architecture: stated };
  const architecture = namedModel(root, modelName, stated);
  if (architecture.tiedEmbeddings?.value === true && !tied.value) reportHead(root, modelName, architecture);
  return { modelName, architecture };
}

/** LitGPT unties Gemma's and others' heads unless `tie_embeddings` is on (litgpt/pretrain.py): names that count. */
function reportHead(root: Section, name: Sourced<string>, architecture: ArchitectureFields): void {
  const untied = { ...architecture, tiedEmbeddings: formatDefault(false, 'LitGPT TrainArgs') };
  const thisCount = resolveArchitecture(architecture).architecture?.parameters.total;
  const otherCount = resolveArchitecture(untied).architecture?.parameters.total;
  if (thisCount === undefined || otherCount === undefined) return;
  const args = { thisCount, otherCount, reason: 'framework-unties' };
  root.report('count-convention', 'info', String(name.at?.path.at(-1)), args);
}

/** `checkpoints/google/gemma-2b` → `google/gemma-2b` */
function checkpointName(root: Section): Sourced<string> | undefined {
  const folder = root.text('checkpoint_dir');
  if (folder === undefined) return undefined;
  const name = folder.value.split('/').filter(Boolean).slice(-2).join('/');
  return name === '' ? undefined : { ...folder, value: name };
}

/** The length a run without `max_seq_length` is trained on: all the model has. */
export function trainedLength(architecture: ArchitectureFields): Sourced<number> | undefined {
  const all = architecture.maximumPositions;
  return all === undefined ? undefined : derived(all.value, all.note ?? 'block_size', all.at);
}

/** A `litgpt.Config` by itself; heads are untied unless a training run ties them. */
export function readLitgptConfig(config: Section): ArchitectureFields {
  return readInline(config, formatDefault(false, 'LitGPT TrainArgs'));
}

/** `litgpt.Config` with its defaults (litgpt/config.py). */
function readInline(config: Section, tiedEmbeddings: Sourced<boolean>): ArchitectureFields {
  if (config.section('latent_attention') !== undefined) {
    config.report('part-not-counted', 'warning', 'latent_attention', { part: 'latent_attention' });
    return {};
  }
  const block = config.text('mlp_class_name') ?? formatDefault('GptNeoxMLP', CONFIG);
  const norm = config.text('norm_class_name') ?? formatDefault('LayerNorm', CONFIG);
  const hiddenSize = config.size('n_embd') ?? formatDefault(4096, CONFIG);
  const attentionHeads = config.size('n_head') ?? formatDefault(32, CONFIG);
  const bias = config.flag('bias') ?? formatDefault(true, CONFIG);
  const attentionBias = config.flag('attn_bias');
  const mixture = block.value === 'LLaMAMoE';
  return withoutMissing<ArchitectureFields>({
    family: {
      value: familyOf(block.value, norm.value),
      origin: 'derived',
      note: 'mlp_class_name, norm_class_name',
    },
    layers: config.size('n_layer') ?? formatDefault(16, CONFIG),
    hiddenSize,
    feedForwardSize: feedForwardSize(config, block.value, hiddenSize),
    gatedFeedForward: { ...block, value: block.value !== 'GptNeoxMLP' },
    attentionHeads,
    keyValueHeads: config.size('n_query_groups') ?? formatDefault(attentionHeads.value, CONFIG),
    headSize: config.size('head_size'),
    vocabularySize: config.size('vocab_size') ?? formatDefault(50254, CONFIG),
    paddedVocabularySize: paddedVocabulary(config),
    vocabularyMultiple: config.size('padding_multiple') ?? formatDefault(512, CONFIG),
    maximumPositions: config.size('block_size') ?? formatDefault(4096, CONFIG),
    positions: formatDefault('rotary', CONFIG),
    tiedEmbeddings,
    queryKeyValueBias: attentionBias?.value === true ? attentionBias : bias,
    attentionOutputBias: bias,
    feedForwardBias: bias,
    headBias: config.flag('lm_head_bias') ?? formatDefault(false, CONFIG),
    normBias: { ...norm, value: norm.value === 'LayerNorm' },
    queryKeyNorm: config.flag('norm_qk') ?? formatDefault(false, CONFIG),
    slidingWindow: config.size('sliding_window_size'),
    ...(mixture ? experts(config) : {}),
    familySpecific: familySpecific(config, norm.value),
  });
}

function familyOf(block: string, norm: string): string {
  if (block === 'LLaMAMoE') return 'mixtral';
  return block === 'GptNeoxMLP' || norm === 'LayerNorm' ? 'gpt-neox' : 'llama';
}

/** Four times the width by default; `LLaMAMLP` must state it (Config.__post_init__). */
function feedForwardSize(
  config: Section,
  block: string,
  hiddenSize: Sourced<number>,
): Sourced<number> | undefined {
  const stated = config.size('intermediate_size');
  if (stated !== undefined || block === 'LLaMAMLP') return stated;
  return derived(4 * hiddenSize.value, '4 × n_embd', hiddenSize.at);
}

/** Rounded up to `padding_multiple` (512) unless `padded_vocab_size` is stated. */
function paddedVocabulary(config: Section): Sourced<number> {
  const stated = config.size('padded_vocab_size');
  if (stated !== undefined) return stated;
  const vocabulary = config.size('vocab_size') ?? formatDefault(50254, CONFIG);
  const multiple = config.size('padding_multiple')?.value ?? 512;
  const rows = Math.ceil(vocabulary.value / multiple) * multiple;
  return derived(rows, `vocab_size rounded up to a multiple of ${multiple}`, vocabulary.at);
}

function experts(config: Section): ArchitectureFields {
  return withoutMissing<ArchitectureFields>({
    experts: config.size('n_expert'),
    expertsPerToken: config.size('n_expert_per_token'),
    expertFeedForwardSize: config.size('moe_intermediate_size'),
  });
}

/** What LitGPT's Block makes of its switches: how many norms it has, and how wide those on queries and keys are. */
function familySpecific(config: Section, norm: string): ArchitectureFields['familySpecific'] {
  const on = (key: string, fallback: boolean): number => ((config.flag(key)?.value ?? fallback) ? 1 : 0);
  const second = on('shared_attention_norm', false) === 1 ? 0 : on('norm_2', true);
  const perLayer =
    on('norm_1', true) + second + on('post_attention_norm', false) + on('post_mlp_norm', false);
  const isOlmo = config.text('name')?.value.includes('OLMo') === true;
  const width = config.text('norm_qk_type')?.value === 'olmo2' ? 'full-width' : 'per-head';
  return {
    normsPerLayer: derived(perLayer, 'norm_1 + norm_2 + post_attention_norm + post_mlp_norm'),
    queryKeyNormWidth: derived(width, 'norm_qk_type'),
    normWeight: derived(!(isOlmo && norm === 'LayerNorm'), 'name, norm_class_name'),
  };
}
