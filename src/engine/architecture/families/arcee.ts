import { decoder } from './decoder';
import { type Family } from './family';

/** Llama’s layers with a squared ReLU that is not gated. */
export const arcee: Family = {
  id: 'arcee',
  title: 'Arcee AFM',
  modelTypes: ['arcee'],
  source: 'transformers 5.18 modeling_arcee.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'gain', gated: false }),
};
