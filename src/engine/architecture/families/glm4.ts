import { decoder } from './decoder';
import { type Family } from './family';

/**
 * GLM 4 0414: GLM’s layers with norms before and after attention and feed-forward.
 * @see transformers 5.18 modeling_glm4.py
 */
export const glm4: Family = {
  id: 'glm4',
  modelTypes: ['glm4', 'glm4v_text'],
  tied: false,
  layOut: decoder({ norm: 'gain', normsPerLayer: 4, gated: true, queryKeyValueBias: true }),
};
