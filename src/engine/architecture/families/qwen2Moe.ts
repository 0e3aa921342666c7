import { decoder } from './decoder';
import { type Family } from './family';

/** Qwen 2 with routed experts and one gated shared expert. */
export const qwen2Moe: Family = {
  id: 'qwen2-moe',
  title: 'Qwen 1.5 and 2 MoE',
  modelTypes: ['qwen2_moe'],
  source: 'Yang et al. 2024, arXiv:2407.10671, section 2.2.2; transformers 5.18 modeling_qwen2_moe.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'gain', gated: true, queryKeyValueBias: true, sharedGate: true }),
};
