import { decoder } from './decoder';
import { type Family } from './family';

/** Llama’s layers with norms that learn nothing. */
export const olmo: Family = {
  id: 'olmo',
  title: 'OLMo 1',
  modelTypes: ['olmo', 'hf_olmo'],
  source: 'Groeneveld et al. 2024, arXiv:2402.00838, section 2; transformers 5.18 modeling_olmo.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'none', gated: true }),
};
