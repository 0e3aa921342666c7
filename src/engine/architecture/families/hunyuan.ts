import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Hunyuan: Norms per head on queries and keys; where there are experts, one shared network beside them in every
 * layer.
 * @see transformers 5.18 modeling_hunyuan_v1_dense.py, modeling_hunyuan_v1_moe.py
 */
export const hunyuan: Family = {
  id: 'hunyuan',
  modelTypes: ['hunyuan_v1_dense', 'hunyuan_v1_moe'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true, queryKeyNorm: 'per-head' }),
};
