import { familyOfModelType } from '../../../engine/architecture';
import { type ArchitectureFields, type Sourced } from '../../../engine/run';
import { derived } from '../../section';
import { productOf, withoutMissing } from '../../training';
import { type PlainConfig } from './places';
import { WORDS } from './words';

/** Families by words that are no `model_type` of transformers. */
const NICKNAMES: ReadonlyMap<string, string> = new Map([
  ['gpt', 'gpt2'],
  ['gpt-2', 'gpt2'],
  ['nanogpt', 'gpt2'],
  ['neox', 'gpt-neox'],
]);

/** Words that say nothing about the kind of decoder. */
const NO_FAMILY = /^(transformer|decoder|decoder[-_ ]only|causal[-_]?lm|language[-_ ]?model|lm|llm|dense)$/i;

/** Keys that only models of Llama's kind have. */
const LLAMA_LIKE = [
  ...WORDS.keyValueHeads,
  'rms_norm_eps',
  'norm_eps',
  'rope_theta',
  'multiple_of',
  'ffn_dim_multiplier',
];

/** The sizes of the model by the words people use; what kind it is, is stated, or assumed and said so. */
export function readPlainModel(config: PlainConfig): ArchitectureFields {
  const { model, training } = config;
  const kind = kindOf(config);
  const hiddenSize = model.size(WORDS.hidden);
  const experts = model.size(WORDS.experts);
  const bias = model.flag(WORDS.bias);
  const isGpt2 = kind.family?.value === 'gpt2' || kind.modelType?.value === 'gpt2';
  const length = model.amount(WORDS.positions) ?? training.amount(WORDS.length, 1024);
  return withoutMissing<ArchitectureFields>({
    ...kind,
    layers: model.size(WORDS.layers),
    hiddenSize,
    ...feedForward(config, hiddenSize, isGpt2),
    attentionHeads: model.size(WORDS.heads),
    keyValueHeads: model.size(WORDS.keyValueHeads),
    headSize: model.size(WORDS.headSize),
    vocabularySize: model.size(WORDS.vocabulary),
    maximumPositions: length,
    tiedEmbeddings: model.flag(WORDS.tied),
    queryKeyValueBias: bias,
    attentionOutputBias: bias,
    feedForwardBias: bias,
    normBias: isGpt2 ? bias : undefined,
    queryKeyNorm: model.flag(WORDS.queryKeyNorm),
    experts,
    expertsPerToken: experts === undefined ? undefined : model.size(WORDS.expertsPerToken),
    sharedExperts: experts === undefined ? undefined : model.size(WORDS.sharedExperts),
    expertFeedForwardSize: experts === undefined ? undefined : model.size(WORDS.expertFeedForward),
  });
}

/**
 * The family stated, or the one the words belong to (nanoGPT's `n_embd` with `block_size`); else Llama's, with a
 * notice that it is assumed.
 */
function kindOf({
  model,
  modelBlock,
  training,
}: PlainConfig): Pick<ArchitectureFields, 'family' | 'modelType'> {
  const stated = model.text(WORDS.modelType);
  const nickname = NICKNAMES.get(stated?.value.toLowerCase() ?? '');
  if (stated !== undefined && nickname !== undefined) return { family: { ...stated, value: nickname } };
  const known = stated !== undefined && familyOfModelType(stated.value) !== undefined;
  if (known || (stated !== undefined && !NO_FAMILY.test(stated.value))) return { modelType: stated };
  const nanoGpt = model.has(['n_embd']) && training.has(['block_size']) && !model.has(LLAMA_LIKE);
  if (nanoGpt) return { family: derived('gpt2', 'n_embd, block_size') };
  const mixture = model.isNumber(WORDS.sharedExperts) ? 'deepseek-moe' : 'mixtral';
  const value = model.isNumber(WORDS.experts) ? mixture : 'llama';
  const family: Sourced<string> = { value, origin: 'default' };
  const key = [...WORDS.hidden].find((word) => modelBlock.map.entries.has(word)) ?? '';
  modelBlock.report('family-assumed', 'info', key, { family: family.value });
  return { family };
}

/**
 * The feed-forward's width, or four times the model's with one up projection where nothing is said: as many weights as
 * two up projections of 8/3 of it. Of a gated one whose width is missing nothing is assumed: it is rounded in many ways.
 */
function feedForward(
  { model, modelBlock }: PlainConfig,
  hiddenSize: Sourced<number> | undefined,
  isGpt2: boolean,
): ArchitectureFields {
  const activation = model.text(WORDS.activation);
  const gated =
    activation === undefined ? undefined : { ...activation, value: /glu|silu|swish/i.test(activation.value) };
  const stated =
    model.size(WORDS.feedForward) ??
    (hiddenSize?.at?.path.at(-1) === 'hidden_dim' ? undefined : model.size(['hidden_dim']));
  if (stated !== undefined) return { feedForwardSize: stated, gatedFeedForward: gated };
  const ratio = model.rate(WORDS.feedForwardRatio, { maximum: 1000 });
  const product = productOf(ratio, hiddenSize);
  if (product !== undefined && Number.isInteger(product.value) && product.value >= 1) {
    return { feedForwardSize: product, gatedFeedForward: gated };
  }
  if (hiddenSize === undefined || isGpt2 || gated?.value === true) return { gatedFeedForward: gated };
  const key = String(hiddenSize.at?.path.at(-1) ?? '');
  modelBlock.report('feed-forward-assumed', 'info', key, { width: 4 * hiddenSize.value });
  return {
    feedForwardSize: { value: 4 * hiddenSize.value, origin: 'default', note: `4 × ${key}` },
    gatedFeedForward: { value: false, origin: 'default' },
  };
}
