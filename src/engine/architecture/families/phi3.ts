import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Phi 3 and 4: Llama’s layers with fused projections; the counts are the same.
 * @see Abdin et al. 2024, arXiv:2404.14219, section 2; transformers 5.18 modeling_phi3.py
 */
export const phi3: Family = {
  id: 'phi3',
  modelTypes: ['phi3'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true }),
};
