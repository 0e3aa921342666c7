import { decoder } from './decoder';
import { deltaHybrid } from './deltaHybrid';
import { type Family } from './family';

/** OLMo 3's attention in every fourth layer, gated delta-rule layers between. */
export const olmoHybrid: Family = {
  id: 'olmo-hybrid',
  title: 'OLMo hybrid',
  modelTypes: ['olmo_hybrid'],
  source: 'transformers 5.18 modeling_olmo_hybrid.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'gain', gated: true, queryKeyNorm: 'full-width' }, deltaHybrid),
};
