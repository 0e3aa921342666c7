import { decoder } from './decoder';
import { type Family } from './family';

/** Norms before and after attention and feed-forward; every second layer looks back through a window. */
export const gemma2: Family = {
  id: 'gemma2',
  title: 'Gemma 2',
  modelTypes: ['gemma2'],
  source: 'Gemma Team 2024, arXiv:2408.00118, section 2; transformers 5.18 modeling_gemma2.py',
  tiedByDefault: true,
  layOut: decoder({ norm: 'gain', normsPerLayer: 4, gated: true, fullAttentionEvery: 2 }),
};
