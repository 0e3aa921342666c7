import { mamba as mambaLayer, mambaMixer } from '../blocks/stateSpace';
import { repeat } from '../countParameters';
import { embeddings, layerNorms, vocabularyRows, type DecoderRules } from './decoder';
import { type Family, type Layout } from './family';
import { mambaShape } from './mambaKinds';

const RULES: DecoderRules = { norm: 'gain', normsPerLayer: 1, positions: 'none', gated: false };

/**
 * Mamba: Selective state-space layers, each behind a norm, no attention and no feed-forward.
 * @see Gu and Dao 2023, arXiv:2312.00752, section 3.4; transformers 5.18 modeling_mamba.py
 */
export const mamba: Family = {
  id: 'mamba',
  modelTypes: ['mamba', 'falcon_mamba'],
  tied: true,
  layOut: (fields, tied): Layout => {
    const layers = fields.size('layers');
    const hiddenSize = fields.size('hiddenSize');
    const shape = mambaShape(fields);
    return {
      layers,
      hiddenSize,
      vocabularyRows: vocabularyRows(fields),
      parts: [
        ...embeddings(fields, RULES, tied),
        ...repeat(layers, [mambaLayer(shape)]),
        ...layerNorms(fields, RULES, layers, hiddenSize),
      ],
      mixers: [mambaMixer(shape, layers)],
    };
  },
};
