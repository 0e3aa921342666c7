import { familyOfModelType } from '../../engine/architecture';
import { type ArchitectureFields, EMPTY_RUN, type RunDescription, type Sourced } from '../../engine/run';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { derived, type Section } from '../section';
import { withoutMissing } from '../training';
import { readArchitecture } from './huggingFace/architecture';
import { readAudioWeights } from './huggingFace/audioTowers';
import { FieldSource } from './huggingFace/fieldSource';
import { defaultsOf, modelTypeOfClass } from './huggingFace/modelTypes';
import { special } from './huggingFace/quirk';
import { readServing } from './huggingFace/serving';
import { readTowerWeights } from './huggingFace/towers';
import { readVision } from './huggingFace/vision';
import { readOlmoModel } from './olmo';

/** Where multimodal configs keep their language model. */
const NESTED = ['text_config', 'llm_config', 'language_config'];

const WIDTHS = ['hidden_size', 'n_embd', 'd_model', 'n_embed', 'dim'];
const DEPTHS = ['num_hidden_layers', 'n_layer', 'n_layers', 'num_layers', 'encoder_layers'];
/** Nemotron-H lists its layers instead of counting them. */
const LISTED_DEPTH = 'layers_block_type';

/** Keys that only decoders of Llama's kind have: with them an unknown `model_type` is worth counting. */
const LLAMA_LIKE = [
  'num_key_value_heads',
  'rms_norm_eps',
  'rope_theta',
  'rope_parameters',
  'num_experts_per_tok',
];

/**
 * `config.json` of a Hugging Face model: an architecture, how its weights are stored, nothing about training
 * (`max_position_embeddings` is what the model accepts, not what it was trained on).
 */
export const huggingFace: Format = {
  id: 'hf-config',
  title: 'Hugging Face config.json',
  languages: ['json'],
  keyHints: [
    ['model_type', 'architectures', 'word_embed_proj_dim'],
    [...WIDTHS, ...NESTED],
    [...DEPTHS, LISTED_DEPTH, ...NESTED],
  ],
  fingerprint: (document) => {
    const root = understanding(document);
    const text = languageModel(root);
    if (!isSized(text)) {
      const towers = ['vision_config', 'audio_config'].some((key) => root.section(key) !== undefined);
      const sized = text.isNumber('hidden_size') || towers;
      return text !== root && sized && isKnown(root, text);
    }
    return (
      isKnown(root, text) || (text.isNumber('vocab_size') && LLAMA_LIKE.some((key) => text.isNumber(key)))
    );
  },
  read: (root) => [readModel(root)],
};

/**
 * Whether width and depth are there, one of them as a number: a wrong value in the other is told to the person
 * instead of hiding the whole file. A schema that describes these keys has maps under both.
 */
function isSized(text: Section): boolean {
  const sizes = [WIDTHS, DEPTHS];
  if (text.isNumber('hidden_size') && text.peek(LISTED_DEPTH)?.kind === 'list') return true;
  return (
    sizes.every((keys) => keys.some((key) => text.peek(key)?.kind === 'scalar')) &&
    sizes.some((keys) => keys.some((key) => text.isNumber(key)))
  );
}

/** Of models that also speak (Qwen2.5-Omni), the part that understands; else the document itself. */
function understanding(document: Section): Section {
  return document.section('thinker_config') ?? document;
}

/** The section with the language model's sizes: nested, or the document itself. */
function languageModel(root: Section): Section {
  const nested = NESTED.map((key) => root.section(key)).find((section) => section !== undefined);
  if (nested === undefined) return root;
  const whole = [WIDTHS, DEPTHS].every((keys) => keys.some((key) => root.isNumber(key)));
  return whole ? root : nested;
}

function isKnown(root: Section, text: Section): boolean {
  return (
    isCounted(peekText(root, 'model_type')) ||
    isCounted(peekText(text, 'model_type')) ||
    isOpt(root) ||
    isCounted(peekClass(root))
  );
}

function isCounted(modelType: string | undefined): boolean {
  return modelType !== undefined && familyOfModelType(modelType) !== undefined;
}

/** FlexFlow keeps OPT's config without its model type: two keys that no other model has. */
function isOpt(root: Section): boolean {
  return (
    root.peek('model_type') === undefined && root.isNumber('word_embed_proj_dim') && root.isNumber('ffn_dim')
  );
}

function readModel(document: Section): ConfigPart {
  const root = understanding(document);
  if (root !== document)
    document.report('part-not-counted', 'info', 'talker_config', { part: 'speech-output' });
  const text = languageModel(root);
  const modelType = readModelType(root, text);
  const description: RunDescription = withoutMissing<RunDescription>(EMPTY_RUN, {
    modelName: readName(document),
    architecture: readFields(root, text, modelType),
    serving: readServing(document, text),
  });
  return { description, modelRange: document.range, notices: document.notices };
}

function readFields(root: Section, text: Section, stated: Sourced<string> | undefined): ArchitectureFields {
  const modelType = stated?.value;
  if (modelType === 'hf_olmo') return withoutMissing({ modelType: stated }, readOlmoModel(text));
  const source = new FieldSource(text, modelType, defaultsOf(modelType));
  const tied =
    root.flag('tie_word_embeddings') ??
    text.flag('tie_word_embeddings') ??
    source.fromClass(source.defaults?.tied);
  const fields = readArchitecture(source, stated, tied);
  const [sees, hears] = ['vision_config', 'audio_config'].map((key) => root.section(key) !== undefined);
  if (text === root && sees !== true && hears !== true) return fields;
  const wholeType = peekText(root, 'model_type');
  const weights = readTowerWeights(root, wholeType, fields.hiddenSize?.value);
  const vision = weights === undefined ? readVision(root) : { 'vision.weights': weights };
  // A language model within another of which nothing more is said has a tower all the same.
  const leftOut = weights === undefined && !COUNTS_VISION.has(modelType ?? '');
  if (leftOut && (sees === true || hears !== true)) reportTower(root, text);
  const heard = readAudioWeights(root, wholeType, fields.hiddenSize?.value);
  if (hears === true && heard === undefined) {
    root.report('part-not-counted', 'info', 'audio_config', { part: 'audio-tower' });
  }
  const multimodal = derived(true, 'model_type');
  return { ...fields, ...special({ ...vision, 'audio.weights': heard, multimodal }, fields) };
}

/** Model types whose family counts the vision tower, or says itself that it does not. */
const COUNTS_VISION = new Set(['qwen3_vl', 'qwen3_vl_moe', 'gemma4', 'llama4']);

function reportTower(root: Section, text: Section): void {
  const key = root.peek('vision_config') === undefined ? String(text.path.at(-1)) : 'vision_config';
  root.report('part-not-counted', 'info', key, { part: 'vision-tower' });
}

/**
 * The type whose rules count: the document's, unless only the nested one is known; from the class in
 * `architectures` if no type is stated.
 */
function readModelType(root: Section, text: Section): Sourced<string> | undefined {
  const whole = root.text('model_type');
  const part = text.text('model_type');
  const known = [whole, part].find((type) => isCounted(type?.value));
  const stated = known ?? whole ?? part;
  if (stated !== undefined) return stated;
  if (isOpt(root)) return derived('opt', 'word_embed_proj_dim, ffn_dim');
  const type = peekClass(root);
  return type === undefined ? undefined : derived(type, 'architectures');
}

/** The model type of the class in `architectures`, without any notice. */
function peekClass(root: Section): string | undefined {
  const list = root.peek('architectures');
  const first = list?.kind === 'list' ? list.items[0] : undefined;
  return first?.kind === 'scalar' && typeof first.value === 'string'
    ? modelTypeOfClass(first.value)
    : undefined;
}

function peekText(section: Section, key: string): string | undefined {
  const node = section.peek(key);
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** `_name_or_path` where it is a name on the hub, not a folder. */
function readName(root: Section): Sourced<string> | undefined {
  const name = root.text('_name_or_path');
  return name !== undefined && /^[\w-][\w.-]*(?:\/[\w.-]+)?$/.test(name.value) ? name : undefined;
}
