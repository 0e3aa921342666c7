import { type ArchitectureFields, EMPTY_RUN, type Sourced } from '../../engine/run';
import { type Format } from '../format';
import { type ConfigPart } from '../reading';
import { derived, formatDefault, type Section } from '../section';
import { withoutMissing } from '../training';

const REFERENCE = 'Meta llama ModelArgs';

/** `multiple_of` where the file has none (llama reference code, ModelArgs). */
const MULTIPLE_OF = 256;

/** Keys of other formats that share `dim`, `n_layers` and `n_heads`. */
const FOREIGN = [
  'model_type',
  'architectures',
  'preprocessor',
  'sample_rate',
  'd_model',
  'steps',
  'distributed',
];

/**
 * Meta's and Mistral's `params.json`: sizes of the model and nothing else. It never says whether embeddings are tied
 * (Llama-3.2-1B and Qwen3-0.6B are), so `tiedEmbeddings` stays missing and the count names both numbers.
 */
export const metaParams: Format = {
  id: 'meta-params',
  title: 'Meta / Mistral params.json',
  languages: ['json'],
  keyHints: [['n_layers'], ['n_heads'], ['dim']],
  fingerprint: (root) =>
    ['dim', 'n_layers', 'n_heads'].every((key) => root.isNumber(key)) &&
    FOREIGN.every((key) => root.peek(key) === undefined),
  read: (root) => [readParams(root)],
};

function readParams(root: Section): ConfigPart {
  const hiddenSize = root.size('dim');
  const attentionHeads = root.size('n_heads');
  const moe = root.section('moe');
  const experts = moe?.size('num_experts');
  const flexFlow = isFlexFlow(root);
  const qkvBias = root.flag('attention_qkv_bias');
  const architecture: ArchitectureFields = withoutMissing<ArchitectureFields>({
    family: flexFlow ? undefined : derived(experts === undefined ? 'llama' : 'mixtral', 'params.json'),
    modelType: flexFlow ? derived('FlexFlow', 'incremental_mode, total_requests') : undefined,
    layers: root.size('n_layers'),
    hiddenSize,
    feedForwardSize: feedForwardSize(root, hiddenSize),
    gatedFeedForward: formatDefault(true, REFERENCE),
    attentionHeads,
    keyValueHeads:
      root.size('n_kv_heads') ??
      (attentionHeads === undefined ? undefined : formatDefault(attentionHeads.value, REFERENCE)),
    headSize: root.size('head_dim'),
    vocabularySize: root.size('vocab_size', { unset: [-1] }),
    maximumPositions: root.size('max_seq_len'),
    positions: formatDefault('rotary', REFERENCE),
    queryKeyValueBias: qkvBias,
    queryKeyNorm: root.flag('use_qk_norm'),
    slidingWindow: root.size('sliding_window'),
    experts,
    expertsPerToken: moe?.size('num_experts_per_tok'),
  });
  return {
    description: { ...EMPTY_RUN, architecture },
    modelRange: root.range,
    notices: root.notices,
  };
}

/** FlexFlow writes the same keys for Falcon, OPT and MPT without saying which it is: no family is known then. */
function isFlexFlow(root: Section): boolean {
  return root.peek('incremental_mode') !== undefined || root.peek('total_requests') !== undefined;
}

/**
 * The width of one up projection. Without `hidden_dim`: two thirds of four times the model's width, times
 * `ffn_dim_multiplier`, each cut to a whole number, rounded up to `multiple_of` (llama/model.py, FeedForward).
 * @example dim 4096, multiplier 1.3, multiple_of 1024 => 14336
 */
export function derivedFeedForward(dim: number, multiplier: number | undefined, multipleOf: number): number {
  const base = Math.trunc((2 * 4 * dim) / 3);
  const scaled = multiplier === undefined ? base : Math.trunc(multiplier * base);
  return multipleOf * Math.ceil(scaled / multipleOf);
}

function feedForwardSize(
  root: Section,
  hiddenSize: Sourced<number> | undefined,
): Sourced<number> | undefined {
  const stated = root.size('hidden_dim');
  if (stated !== undefined || root.peek('hidden_dim') !== undefined) return stated;
  if (hiddenSize === undefined) return undefined;
  const multiplier = root.rate('ffn_dim_multiplier', { maximum: 1000 });
  const multipleOf = root.size('multiple_of')?.value ?? MULTIPLE_OF;
  const size = derivedFeedForward(hiddenSize.value, multiplier?.value, multipleOf);
  if (size < 1) return undefined;
  const inner = `⌊8·dim/3⌋`;
  const scaled = multiplier === undefined ? inner : `⌊${multiplier.value} × ${inner}⌋`;
  return derived(size, `${scaled} rounded up to a multiple of ${multipleOf}`);
}
