import { decoder } from './decoder';
import { deltaHybrid } from './deltaHybrid';
import { type Family } from './family';

/**
 * OLMo hybrid: OLMo 3's attention in every fourth layer, gated delta-rule layers between.
 * @see transformers 5.18 modeling_olmo_hybrid.py
 */
export const olmoHybrid: Family = {
  id: 'olmo-hybrid',
  modelTypes: ['olmo_hybrid'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true, queryKeyNorm: 'full-width' }, deltaHybrid),
};
