import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Gemma 2: Norms before and after attention and feed-forward; every second layer looks back through a window.
 * @see Gemma Team 2024, arXiv:2408.00118, section 2; transformers 5.18 modeling_gemma2.py
 */
export const gemma2: Family = {
  id: 'gemma2',
  modelTypes: ['gemma2'],
  tied: true,
  layOut: decoder({ norm: 'gain', normsPerLayer: 4, gated: true, fullAttentionEvery: 2 }),
};
