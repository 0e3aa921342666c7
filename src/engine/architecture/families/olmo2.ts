import { decoder } from './decoder';
import { type Family } from './family';

/**
 * OLMo 2 and 3: Norms after attention and feed-forward, and over all queries and all keys of a token.
 * @see OLMo Team 2025, arXiv:2501.00656, section 2; transformers 5.18 modeling_olmo2.py
 */
export const olmo2: Family = {
  id: 'olmo2',
  modelTypes: ['olmo2', 'olmo3'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true, queryKeyNorm: 'full-width', fullAttentionEvery: 4 }),
};
