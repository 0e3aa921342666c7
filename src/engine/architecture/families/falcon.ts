import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Falcon: No biases, attention and feed-forward side by side behind one norm (7B) or two (40B, 180B:
 * `normsPerLayer`).
 * @see Almazrouei et al. 2023, arXiv:2311.16867, section 4; transformers 5.18 modeling_falcon.py
 */
export const falcon: Family = {
  id: 'falcon',
  modelTypes: ['falcon', 'RefinedWeb', 'RefinedWebModel'],
  tied: true,
  layOut: decoder({ norm: 'gain-and-bias', normsPerLayer: 1, gated: false, feedForwardRatio: 4 }),
};
