import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Phi 1 to 2: Attention and feed-forward side by side behind one norm, biases everywhere, on the head too.
 * @see Gunasekar et al. 2023, arXiv:2306.11644, section 2.3; transformers 5.18 modeling_phi.py
 */
export const phi: Family = {
  id: 'phi',
  modelTypes: ['phi'],
  tied: false,
  layOut: decoder({
    norm: 'gain-and-bias',
    normsPerLayer: 1,
    gated: false,
    queryKeyValueBias: true,
    attentionOutputBias: true,
    feedForwardBias: true,
    headBias: true,
    feedForwardRatio: 4,
  }),
};
