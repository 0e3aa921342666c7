import { type ArchitectureFields, type Sourced } from '../../../engine/run';
import { type ConfigNode } from '../../document/node';
import { Section } from '../../section';
import { type FieldSource } from './fieldSource';
import { special, type Quirk } from './quirk';

/** No model has more layers. */
const MOST_LAYERS = 10_000;

/**
 * `block_configs`: attention and feed-forward of each layer, by heads in a group and a multiple of the width, or left
 * out (`no_op`), or one matrix in its place (`replace_with_linear`). DeciLM-7B lists key/value heads alone.
 */
export const nemotronNas: Quirk = (source, common) => {
  const blocks = source.section.peek('block_configs');
  if (blocks?.kind !== 'list') return perLayerHeads(source, common);
  const items = blocks.items.slice(0, MOST_LAYERS).map((item) => sectionOf(source, item));
  const width = common.hiddenSize?.value ?? 0;
  const heads = common.attentionHeads?.value ?? 0;
  const attentions = items.map((item) => attentionEntry(item?.section('attention'), heads));
  const networks = items.map((item) => networkEntry(item?.section('ffn'), width));
  return {
    keyValueHeads: undefined,
    feedForwardSize: undefined,
    ...special(
      {
        attentions: source.derive<readonly (number | string)[]>(attentions, 'block_configs'),
        feedForwards: source.derive<readonly (number | string)[]>(networks, 'block_configs'),
      },
      common,
    ),
  };
};

function sectionOf({ section }: FieldSource, item: ConfigNode): Section | undefined {
  return item.kind === 'map' ? new Section(item, section.path, section.notices, section.root) : undefined;
}

/** Key/value heads of a layer: heads over those that share one. */
function attentionEntry(attention: Section | undefined, heads: number): number | string {
  const replaced = replacement(attention);
  if (replaced !== undefined) return replaced;
  const shared = attention?.size('n_heads_in_group')?.value ?? 1;
  return Math.max(1, Math.floor(heads / shared));
}

/** ⌊2·ffn_mult·hidden_size/3⌋ rounded up to a multiple of 256 (modeling_decilm.py). */
function networkEntry(network: Section | undefined, width: number): number | string {
  const replaced = replacement(network);
  if (replaced !== undefined) return replaced;
  const multiple = network?.rate('ffn_mult', { maximum: 1000 })?.value ?? 0;
  return 256 * Math.ceil(Math.trunc((2 * multiple * width) / 3) / 256);
}

function replacement(block: Section | undefined): string | undefined {
  if (block === undefined || block.flag('no_op')?.value === true) return 'none';
  return block.flag('replace_with_linear')?.value === true ? 'linear' : undefined;
}

/** `num_key_value_heads_per_layer` of DeciLM-7B, whose networks are all alike. */
function perLayerHeads(source: FieldSource, common: ArchitectureFields): ArchitectureFields {
  const heads: Sourced<readonly number[]> | undefined = source.section.numbers(
    'num_key_value_heads_per_layer',
  );
  const width = common.feedForwardSize;
  if (heads === undefined || width === undefined) return {};
  return special(
    {
      attentions: heads,
      feedForwards: source.derive(
        heads.value.map(() => width.value),
        'intermediate_size',
      ),
    },
    common,
  );
}
