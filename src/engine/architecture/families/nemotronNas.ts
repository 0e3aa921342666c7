import { type TokenMixer } from '../architecture';
import { attention, attentionMixer } from '../blocks/attention';
import { feedForwardWeights } from '../blocks/feedForward';
import { norms } from '../blocks/norm';
import { linear, part, type Part } from '../countParameters';
import { type FieldReader } from '../fieldReader';
import { attentionShape, embeddings, vocabularyRows, type DecoderRules } from './decoder';
import { type Family, type Layout } from './family';

const RULES: DecoderRules = { norm: 'gain', gated: true };

/**
 * Llama Nemotron Super and Ultra, DeciLM: Llama's layers, each with its own attention and feed-forward as a search
 * chose them. `attentions` lists key/value heads, `feedForwards` widths, one entry a layer; in both, `linear` is
 * one square matrix in its place and `none` leaves it out with its norm.
 * @see Bercovich et al. 2024 (Puzzle), arXiv:2411.19146; modeling_decilm.py of the models
 */
export const nemotronNas: Family = {
  id: 'nemotron-nas',
  modelTypes: ['nemotron-nas', 'deci'],
  tied: false,
  layOut: (fields, tied): Layout => {
    const layers = fields.size('layers');
    const hiddenSize = fields.size('hiddenSize');
    const attentions = entries(fields, 'attentions', layers);
    const networks = entries(fields, 'feedForwards', layers);
    const mixing = attentions.map((entry) => attentionOf(fields, hiddenSize, entry));
    const active = [...attentions, ...networks].filter((entry) => entry !== 'none').length;
    return {
      layers,
      hiddenSize,
      vocabularyRows: vocabularyRows(fields),
      parts: [
        ...embeddings(fields, RULES, tied),
        ...mixing.flatMap(({ parts }) => parts),
        ...networks.map((entry) => networkOf(hiddenSize, entry)),
        norms('gain', hiddenSize, active + 1),
      ],
      mixers: merged(mixing.flatMap(({ mixer }) => (mixer === undefined ? [] : [mixer]))),
    };
  },
};

/** The list with an entry for each layer; said to be missing if it is shorter. */
function entries(fields: FieldReader, key: string, layers: number): readonly (number | string)[] {
  const listed = fields.specialList(key) ?? [];
  if (listed.length < layers) fields.missing('layerTypes');
  return listed.slice(0, layers);
}

function attentionOf(
  fields: FieldReader,
  hiddenSize: number,
  entry: number | string,
): { readonly parts: readonly Part[]; readonly mixer?: TokenMixer } {
  if (typeof entry === 'string') {
    return { parts: [part('attention', entry === 'linear' ? linear(hiddenSize, hiddenSize) : 0)] };
  }
  const shape = { ...attentionShape(fields, RULES), keyValueHeads: entry };
  return { parts: attention(shape), mixer: attentionMixer(shape, 1) };
}

function networkOf(hiddenSize: number, entry: number | string): Part {
  if (typeof entry === 'string') {
    return part('feed-forward', entry === 'linear' ? linear(hiddenSize, hiddenSize) : 0);
  }
  return part('feed-forward', feedForwardWeights({ hiddenSize, innerSize: entry, gated: true, bias: false }));
}

/** Layers that store alike together. */
function merged(mixers: readonly TokenMixer[]): readonly TokenMixer[] {
  const bySize = new Map<number, TokenMixer>();
  for (const mixer of mixers) {
    if (mixer.kind !== 'attention') continue;
    const known = bySize.get(mixer.cacheValuesPerToken);
    bySize.set(mixer.cacheValuesPerToken, { ...mixer, layers: (known?.layers ?? 0) + 1 });
  }
  return [...bySize.values()];
}
