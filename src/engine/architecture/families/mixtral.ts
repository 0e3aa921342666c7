import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Mixtral: Llama's layers with a mixture of experts in each; the feed-forward size is one expert's.
 * @see Jiang et al. 2024, arXiv:2401.04088, section 2; transformers 5.18 modeling_mixtral.py
 */
export const mixtral: Family = {
  id: 'mixtral',
  modelTypes: ['mixtral'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true }),
};
