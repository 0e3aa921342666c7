import { decoder } from './decoder';
import { type Family } from './family';

/**
 * nanochat: Norms that learn nothing and a squared ReLU that is not gated.
 * @see transformers 5.18 modeling_nanochat.py
 */
export const nanochat: Family = {
  id: 'nanochat',
  modelTypes: ['nanochat'],
  tied: false,
  layOut: decoder({ norm: 'none', gated: false }),
};
