import { type ArchitectureFields, type Sourced } from '../../../engine/run';
import { type FieldSource } from './fieldSource';
import { special, type Quirk } from './quirk';

/** What classes of a model type have on top where they predict no masked token. */
interface Heads {
  /** Of the class for pre-training; default both of BERT's heads. */
  readonly preTraining?: 'pre-training' | 'discriminator';
  /** Of all other classes; default the pooler. */
  readonly bare?: 'pooler' | 'none';
}

/** Which head the class in `architectures` has; that of the masked language model where none is named. */
function headOf(source: FieldSource, heads: Heads): Sourced<string> {
  const written = source.section.texts('architectures');
  const has = (ending: RegExp): boolean => written?.value.some((name) => ending.test(name)) === true;
  const head =
    written === undefined || has(/(?:For(?:MaskedLM|CausalLM)|LMHeadModel)$/)
      ? 'masked-language-model'
      : has(/ForPreTraining$/)
        ? (heads.preTraining ?? 'pre-training')
        : (heads.bare ?? 'pooler');
  return source.derive(head, 'architectures', written);
}

/** BERT with other heads, another number of token types, and what `more` reads. */
function bertLike(
  heads: Heads = {},
  tokenTypes = 2,
  more: (source: FieldSource, common: ArchitectureFields) => ArchitectureFields = () => ({}),
): Quirk {
  return (source, common) => {
    const own = more(source, common);
    const types = source.whole(['type_vocab_size'], tokenTypes);
    const bertHead = headOf(source, heads);
    return { ...own, ...special({ tokenTypes: types, bertHead }, { ...common, ...own }) };
  };
}

export const bert = bertLike();
export const oneTokenType = bertLike({}, 1);
export const nomicBert = bertLike({ bare: 'none' });
export const gte = bertLike({ bare: 'none' }, 1);
/** A bias on the head where networks have one. */
export const euroBert: Quirk = (source) => ({ headBias: source.section.flag('mlp_bias') });

/** Spellings of its own. */
export const distilBert = bertLike({ bare: 'none' }, 0, (source) => ({
  hiddenSize: source.size(['dim', 'hidden_size'], source.defaults?.hiddenSize),
  feedForwardSize: source.size(['hidden_dim'], source.defaults?.feedForwardSize),
}));

export const electra = bertLike({ preTraining: 'discriminator', bare: 'none' }, 2, (source) => ({
  embeddingSize: source.size(['embedding_size'], 128),
}));

/** Layers of one group share their weights. */
export const albert = bertLike({}, 2, (source, common) => {
  const [groups, inner] = [source.size(['num_hidden_groups'], 1), source.size(['inner_group_num'], 1)];
  const passes = (common.layers?.value ?? 0) * (inner?.value ?? 1);
  const distinctLayers = source.derive(
    (groups?.value ?? 1) * (inner?.value ?? 1),
    'num_hidden_groups',
    groups,
  );
  return {
    layers:
      passes > 0 ? source.derive(passes, 'num_hidden_layers × inner_group_num', common.layers) : undefined,
    embeddingSize: source.size(['embedding_size'], 128),
    ...special({ distinctLayers }, common),
  };
});

export const mpNet = bertLike({}, 0, (source, common) =>
  special({ relative_attention_num_buckets: source.size(['relative_attention_num_buckets'], 32) }, common),
);

/** Positions in a table or rotary; a norm on the embedded tokens if asked for. */
export const esm = bertLike({}, 0, (source, common) => {
  const kind = source.section.text('position_embedding_type');
  return {
    positions: kind?.value === 'rotary' ? { ...kind, value: 'rotary' } : source.fromClass('learned'),
    ...special({ normsEmbedding: source.flag('emb_layer_norm_before', false) }, common),
  };
});

/** A table of relative positions, which of queries and keys meet them, and a convolution beside the first layer. */
export const deberta = bertLike({ bare: 'none' }, 0, (source, common) => {
  const { section, modelType } = source;
  const first = modelType === 'deberta';
  const relative = source.flag('relative_attention', false).value;
  const said = <T>(value: T) => source.derive(value, 'relative_attention, pos_att_type');
  const span = first ? undefined : positive(source, 'position_buckets');
  const reach = span ?? positive(source, 'max_relative_positions') ?? common.maximumPositions?.value ?? 0;
  const own = relative && (first || !source.flag('share_att_key', false).value);
  const kinds = positionKinds(source);
  const learned = source.flag('position_biased_input', true).value;
  return {
    embeddingSize: section.size('embedding_size'),
    positions: source.derive(learned ? 'learned' : 'none', 'position_biased_input'),
    convolutionWidth: first ? undefined : section.size('conv_kernel_size', { unset: [0] }),
    ...special(
      {
        plainKeys: said(first),
        projectsKeys: said(own && kinds.includes('c2p')),
        projectsQueries: said(own && kinds.includes('p2c')),
        relativeRows: said(relative ? 2 * reach : 0),
        relativeNorm: said(section.text('norm_rel_ebd')?.value.includes('layer_norm') === true),
      },
      common,
    ),
  };
});

/** −1 leaves the number to another key. */
function positive({ section }: FieldSource, key: string): number | undefined {
  return section.size(key, { unset: [-1, 0] })?.value;
}

/** `pos_att_type` as a list or with bars between. */
function positionKinds({ section }: FieldSource): readonly string[] {
  const node = section.peek('pos_att_type');
  if (node?.kind === 'list') return section.texts('pos_att_type')?.value ?? [];
  return node === undefined ? [] : (section.text('pos_att_type')?.value.split('|') ?? []);
}
