import { decoder } from './decoder';
import { type Family } from './family';

/** Llama’s layers with biases on queries, keys and values unless `attention_bias` says no. */
export const seedOss: Family = {
  id: 'seed-oss',
  title: 'Seed-OSS and GLM 4',
  modelTypes: ['seed_oss', 'glm'],
  source: 'transformers 5.18 modeling_seed_oss.py, modeling_glm.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'gain', gated: true, queryKeyValueBias: true }),
};
