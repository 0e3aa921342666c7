import { decoder } from './decoder';
import { type Family } from './family';

/** Pre-norm decoders with RMSNorm, rotary positions, gated feed-forward, grouped-query attention and no biases. */
export const llama: Family = {
  id: 'llama',
  title: 'Llama',
  modelTypes: ['llama', 'smollm3', 'granite', 'ernie4_5', 'helium', 'cwm'],
  source: 'Touvron et al. 2023, arXiv:2302.13971, section 2.2; transformers 5.18 modeling_llama.py',
  layOut: decoder({ norm: 'gain', gated: true }),
};
