import { decoder } from './decoder';
import { type Family } from './family';

/**
 * OLMo 1: Llama’s layers with norms that learn nothing.
 * @see Groeneveld et al. 2024, arXiv:2402.00838, section 2; transformers 5.18 modeling_olmo.py
 */
export const olmo: Family = {
  id: 'olmo',
  modelTypes: ['olmo', 'hf_olmo'],
  tied: false,
  layOut: decoder({ norm: 'none', gated: true }),
};
