import { decoder } from './decoder';
import { type Family } from './family';

/** GLM’s layers with norms before and after attention and feed-forward. */
export const glm4: Family = {
  id: 'glm4',
  title: 'GLM 4 0414',
  modelTypes: ['glm4'],
  source: 'transformers 5.18 modeling_glm4.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'gain', normsPerLayer: 4, gated: true, queryKeyValueBias: true }),
};
