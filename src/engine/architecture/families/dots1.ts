import { decoder } from './decoder';
import { type Family } from './family';

/** Qwen 3’s attention, DeepSeek’s experts and shared experts after dense layers. */
export const dots1: Family = {
  id: 'dots1',
  title: 'dots.llm1, EXAONE MoE and Hunyuan 3',
  modelTypes: ['dots1', 'exaone_moe', 'hy_v3'],
  source:
    'rednote-hilab 2025, arXiv:2506.05767; transformers 5.18 modeling_dots1.py, modeling_exaone_moe.py, modeling_hy_v3.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'gain', gated: true, queryKeyNorm: 'per-head', correctionBias: true }),
};
