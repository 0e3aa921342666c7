import { decoder } from './decoder';
import { type Family } from './family';

/**
 * OLMoE: Experts in every layer, norms over all queries and all keys; the feed-forward size is one expert’s.
 * @see Muennighoff et al. 2024, arXiv:2409.02060, table 1; transformers 5.18 modeling_olmoe.py
 */
export const olmoE: Family = {
  id: 'olmoe',
  modelTypes: ['olmoe', 'flex_olmo'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true, queryKeyNorm: 'full-width' }),
};
