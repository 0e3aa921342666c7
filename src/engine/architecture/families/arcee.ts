import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Arcee AFM: Llama’s layers with a squared ReLU that is not gated.
 * @see transformers 5.18 modeling_arcee.py
 */
export const arcee: Family = {
  id: 'arcee',
  modelTypes: ['arcee'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: false }),
};
