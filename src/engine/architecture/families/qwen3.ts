import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Qwen 3: Llama’s layers with a norm per head on queries and keys, dense or with experts.
 * @see Yang et al. 2025, arXiv:2505.09388, section 2; transformers 5.18 modeling_qwen3.py, modeling_qwen3_moe.py
 */
export const qwen3: Family = {
  id: 'qwen3',
  modelTypes: ['qwen3', 'qwen3_moe', 'qwen3_vl_text', 'qwen3_vl_moe_text', 'mellum', 'qwen3_omni_moe_text'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true, queryKeyNorm: 'per-head' }),
};
