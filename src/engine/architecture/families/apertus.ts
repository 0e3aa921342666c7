import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Apertus: Norms per head on queries and keys; xIELU, not gated, with two learned values a layer.
 * @see Apertus 2025, arXiv:2509.14233, section 2; transformers 5.18 modeling_apertus.py
 */
export const apertus: Family = {
  id: 'apertus',
  modelTypes: ['apertus'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: false, queryKeyNorm: 'per-head', activationWeights: 2 }),
};
