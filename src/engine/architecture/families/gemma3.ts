import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Gemma 3: Gemma 2 with norms on queries and keys and five windowed layers for each full one.
 * @see Gemma Team 2025, arXiv:2503.19786, section 2; transformers 5.18 modeling_gemma3.py
 */
export const gemma3: Family = {
  id: 'gemma3',
  modelTypes: ['gemma3_text', 'gemma3'],
  tied: true,
  layOut: decoder({
    norm: 'gain',
    normsPerLayer: 4,
    gated: true,
    queryKeyNorm: 'per-head',
    fullAttentionEvery: 6,
  }),
};
