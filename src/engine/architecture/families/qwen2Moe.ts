import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Qwen 1.5 and 2 MoE: Qwen 2 with routed experts and one gated shared expert.
 * @see Yang et al. 2024, arXiv:2407.10671, section 2.2.2; transformers 5.18 modeling_qwen2_moe.py
 */
export const qwen2Moe: Family = {
  id: 'qwen2-moe',
  modelTypes: ['qwen2_moe'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true, queryKeyValueBias: true, sharedGate: true }),
};
