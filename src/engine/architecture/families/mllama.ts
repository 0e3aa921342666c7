import { linear, part } from '../countParameters';
import { type FieldReader } from '../fieldReader';
import { decoder, headSize } from './decoder';
import { type Family, type Layout } from './family';

const layOutDecoder = decoder({ norm: 'gain', gated: true });

/** Rows that the embedding has beyond the vocabulary, for tokens that only come in. */
const EXTRA_ROWS = 8;

/**
 * Llama 3.2 Vision: Llama's decoder, some of whose layers attend to the image instead of the text. Those have the same
 * projections, norms on queries and keys and two gates; they store nothing per token.
 * @see transformers 5.18 modeling_mllama.py, MllamaCrossAttentionDecoderLayer
 */
export const mllama: Family = {
  id: 'mllama',
  modelTypes: ['mllama', 'mllama_text_model'],
  tied: false,
  layOut: (fields: FieldReader, tied): Layout => {
    const { layers, hiddenSize, parts, mixers, ...rest } = layOutDecoder(fields, tied);
    const crossing = Math.min(fields.special('crossAttentionLayers') ?? 0, layers);
    const size = headSize(fields, hiddenSize, fields.size('attentionHeads'));
    return {
      ...rest,
      layers,
      hiddenSize,
      parts: [
        ...parts,
        { ...part('token-embedding', linear(EXTRA_ROWS, hiddenSize)), lookup: !tied },
        part('attention', 2 * crossing),
        part('norm', 2 * crossing * size),
      ],
      mixers: mixers.map((mixer) => ({ ...mixer, layers: mixer.layers - crossing })),
    };
  },
};
