import { decoder } from './decoder';
import { type Family } from './family';

/** Norms that learn nothing and a squared ReLU that is not gated. */
export const nanochat: Family = {
  id: 'nanochat',
  title: 'nanochat',
  modelTypes: ['nanochat'],
  source: 'transformers 5.18 modeling_nanochat.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'none', gated: false }),
};
