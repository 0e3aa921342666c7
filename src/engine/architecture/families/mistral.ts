import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Mistral: Llama's layers, attention through a window in all of them where a window is stated.
 * @see Jiang et al. 2023, arXiv:2310.06825, section 2; transformers 5.18 modeling_mistral.py
 */
export const mistral: Family = {
  id: 'mistral',
  modelTypes: ['mistral', 'ministral', 'ministral3'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true }),
};
