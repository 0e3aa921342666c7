import { decoder } from './decoder';
import { type Family } from './family';

/**
 * PaLM: Attention and gated feed-forward side by side behind one norm, one key/value head, tied head.
 * @see Chowdhery et al. 2022, arXiv:2204.02311, section 2 and table 1
 */
export const palm: Family = {
  id: 'palm',
  modelTypes: ['palm'],
  tied: true,
  layOut: decoder({ norm: 'gain', normsPerLayer: 1, gated: true, feedForwardRatio: 4 }),
};
