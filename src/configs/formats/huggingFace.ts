import { familyOfModelType } from '../../engine/architecture';
import { type ArchitectureFields, EMPTY_RUN, type RunDescription, type Sourced } from '../../engine/run';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { derived, type Section } from '../section';
import { withoutMissing } from '../training';
import { readArchitecture } from './huggingFace/architecture';
import { FieldSource } from './huggingFace/fieldSource';
import { defaultsOf, modelTypeOfClass } from './huggingFace/modelTypes';
import { readServing } from './huggingFace/serving';
import { readTowerWeights } from './huggingFace/towers';
import { readVision } from './huggingFace/vision';
import { readOlmoModel } from './olmo';

/** Where multimodal configs keep their language model. */
const NESTED = ['text_config', 'llm_config', 'language_config'];

const WIDTHS = ['hidden_size', 'n_embd', 'd_model', 'n_embed'];
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
  fingerprint: (root) => {
    const text = languageModel(root);
    if (!isSized(text)) {
      const sized = text.isNumber('hidden_size') || root.section('vision_config') !== undefined;
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

/** The section with the language model's sizes: nested, or the document itself. */
function languageModel(root: Section): Section {
  const nested = NESTED.map((key) => root.section(key)).find((section) => section !== undefined);
  const whole = [WIDTHS, DEPTHS].every((keys) => keys.some((key) => root.isNumber(key)));
  return nested !== undefined && !whole ? nested : root;
}

function isKnown(root: Section, text: Section): boolean {
  const types = [peekText(root, 'model_type'), peekText(text, 'model_type'), peekClass(root)];
  return isOpt(root) || types.some((type) => type !== undefined && familyOfModelType(type) !== undefined);
}

/** FlexFlow keeps OPT's config without its model type: two keys that no other model has. */
function isOpt(root: Section): boolean {
  return (
    root.peek('model_type') === undefined && root.isNumber('word_embed_proj_dim') && root.isNumber('ffn_dim')
  );
}

function readModel(root: Section): ConfigPart {
  const text = languageModel(root);
  const modelType = readModelType(root, text);
  const description: RunDescription = withoutMissing<RunDescription>(EMPTY_RUN, {
    modelName: readName(root),
    architecture: readFields(root, text, modelType),
    serving: readServing(root, text),
  });
  return { description, modelRange: root.range, notices: root.notices };
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
  if (text === root && root.section('vision_config') === undefined) return fields;
  const weights = readTowerWeights(root, peekText(root, 'model_type'), fields.hiddenSize?.value);
  const vision = weights === undefined ? readVision(root) : { 'vision.weights': weights };
  if (weights === undefined && !COUNTS_VISION.has(modelType ?? '')) reportTower(root, text);
  if (root.section('audio_config') !== undefined) {
    root.report('part-not-counted', 'info', 'audio_config', { part: 'audio-tower' });
  }
  const multimodal = derived(true, 'model_type');
  return { ...fields, familySpecific: { ...fields.familySpecific, ...vision, multimodal } };
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
  const known = [whole, part].find(
    (type) => type !== undefined && familyOfModelType(type.value) !== undefined,
  );
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
