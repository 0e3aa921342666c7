import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Phi 3 small: LayerNorm and biases everywhere, gated GELU, tied head. Every second layer attends to blocks; the cache
 * holds all keys, and its FLOPs are counted as if it attended to all.
 * @see Abdin et al. 2024, arXiv:2404.14219, section 2; modeling_phi3_small.py of the models
 */
export const phi3Small: Family = {
  id: 'phi3-small',
  modelTypes: ['phi3small'],
  tied: true,
  layOut: decoder({
    norm: 'gain-and-bias',
    gated: true,
    queryKeyValueBias: true,
    attentionOutputBias: true,
    feedForwardBias: true,
  }),
};
