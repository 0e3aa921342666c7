import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Llama: Pre-norm decoders with RMSNorm, rotary positions, gated feed-forward, grouped-query attention and no
 * biases.
 * @see Touvron et al. 2023, arXiv:2302.13971, section 2.2; transformers 5.18 modeling_llama.py
 */
export const llama: Family = {
  id: 'llama',
  modelTypes: ['llama', 'smollm3', 'granite', 'ernie4_5', 'helium', 'cwm'],
  layOut: decoder({ norm: 'gain', gated: true }),
};
