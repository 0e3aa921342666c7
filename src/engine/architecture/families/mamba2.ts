import { mamba2 as mamba2Layer, mamba2Mixer } from '../blocks/stateSpace';
import { repeat } from '../countParameters';
import { embeddings, layerNorms, vocabularyRows, type DecoderRules } from './decoder';
import { type Family, type Layout } from './family';
import { mamba2Shape } from './mambaKinds';

const RULES: DecoderRules = { norm: 'gain', normsPerLayer: 1, positions: 'none', gated: false };

/**
 * Mamba 2: State-space layers with one decay per head, each behind a norm, no attention and no feed-forward.
 * @see Dao and Gu 2024, arXiv:2405.21060, section 7; transformers 5.18 modeling_mamba2.py
 */
export const mamba2: Family = {
  id: 'mamba2',
  modelTypes: ['mamba2'],
  tied: false,
  layOut: (fields, tied): Layout => {
    const layers = fields.size('layers');
    const hiddenSize = fields.size('hiddenSize');
    const shape = mamba2Shape(fields);
    return {
      layers,
      hiddenSize,
      vocabularyRows: vocabularyRows(fields),
      parts: [
        ...embeddings(fields, RULES, tied),
        ...repeat(layers, mamba2Layer(shape)),
        ...layerNorms(fields, RULES, layers, hiddenSize),
      ],
      mixers: [mamba2Mixer(shape, layers)],
    };
  },
};
