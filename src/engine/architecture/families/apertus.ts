import { decoder } from './decoder';
import { type Family } from './family';

/** Norms per head on queries and keys; xIELU, not gated, with two learned values a layer. */
export const apertus: Family = {
  id: 'apertus',
  title: 'Apertus',
  modelTypes: ['apertus'],
  source: 'Apertus 2025, arXiv:2509.14233, section 2; transformers 5.18 modeling_apertus.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'gain', gated: false, queryKeyNorm: 'per-head', activationWeights: 2 }),
};
