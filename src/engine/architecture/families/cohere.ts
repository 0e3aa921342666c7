import { decoder } from './decoder';
import { type Family } from './family';

/** Attention and gated feed-forward side by side behind one LayerNorm without bias. */
export const cohere: Family = {
  id: 'cohere',
  title: 'Command R and Aya',
  modelTypes: ['cohere', 'cohere2'],
  source: 'transformers 5.18 modeling_cohere.py, modeling_cohere2.py',
  tiedByDefault: true,
  layOut: decoder({
    norm: 'gain',
    normsPerLayer: 1,
    gated: true,
    queryKeyNormIfAsked: 'full-width',
    fullAttentionEvery: 4,
  }),
};
