import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Seed-OSS and GLM 4: Llama’s layers with biases on queries, keys and values unless `attention_bias` says no.
 * @see transformers 5.18 modeling_seed_oss.py, modeling_glm.py
 */
export const seedOss: Family = {
  id: 'seed-oss',
  modelTypes: ['seed_oss', 'glm'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true, queryKeyValueBias: true }),
};
