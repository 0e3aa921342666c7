import { decoder } from './decoder';
import { type Family } from './family';

/**
 * EXAONE 4: Norms after attention and feed-forward and per head on queries and keys; three windowed layers to a
 * full one.
 * @see LG AI Research 2025, arXiv:2507.11407; transformers 5.18 modeling_exaone4.py
 */
export const exaone4: Family = {
  id: 'exaone4',
  modelTypes: ['exaone4'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true, queryKeyNorm: 'per-head', fullAttentionEvery: 4 }),
};
