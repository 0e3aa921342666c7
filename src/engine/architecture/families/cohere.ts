import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Command R and Aya: Attention and gated feed-forward side by side behind one LayerNorm without bias.
 * @see transformers 5.18 modeling_cohere.py, modeling_cohere2.py
 */
export const cohere: Family = {
  id: 'cohere',
  modelTypes: ['cohere', 'cohere2', 'cohere2_moe'],
  tied: true,
  layOut: decoder({
    norm: 'gain',
    normsPerLayer: 1,
    gated: true,
    queryKeyNormIfAsked: 'full-width',
    fullAttentionEvery: 4,
  }),
};
