import { decoder } from './decoder';
import { type Family } from './family';

/**
 * MiniMax M2: Experts in every layer, norms over all queries and all keys; the feed-forward size is one expert’s.
 * @see MiniMax 2025, MiniMax-M2; transformers 5.18 modeling_minimax_m2.py
 */
export const minimaxM2: Family = {
  id: 'minimax-m2',
  modelTypes: ['minimax_m2'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true, queryKeyNorm: 'full-width', correctionBias: true }),
};
