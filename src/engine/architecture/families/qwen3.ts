import { decoder } from './decoder';
import { type Family } from './family';

/** Llama’s layers with a norm per head on queries and keys, dense or with experts. */
export const qwen3: Family = {
  id: 'qwen3',
  title: 'Qwen 3',
  modelTypes: ['qwen3', 'qwen3_moe', 'qwen3_vl_text', 'qwen3_vl_moe_text', 'mellum'],
  source:
    'Yang et al. 2025, arXiv:2505.09388, section 2; transformers 5.18 modeling_qwen3.py, modeling_qwen3_moe.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'gain', gated: true, queryKeyNorm: 'per-head' }),
};
