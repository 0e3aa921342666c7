import { decoder } from './decoder';
import { type Family } from './family';

/** Llama’s layers with fused projections; the counts are the same. */
export const phi3: Family = {
  id: 'phi3',
  title: 'Phi 3 and 4',
  modelTypes: ['phi3'],
  source: 'Abdin et al. 2024, arXiv:2404.14219, section 2; transformers 5.18 modeling_phi3.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'gain', gated: true }),
};
