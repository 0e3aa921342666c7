import { decoder } from './decoder';
import { type Family } from './family';

/**
 * dots.llm1, EXAONE MoE, Hunyuan 3 and Ling 2: Qwen 3’s attention, DeepSeek’s experts and shared experts after dense
 * layers.
 * @see rednote-hilab 2025, arXiv:2506.05767; transformers 5.18 modeling_dots1.py, modeling_exaone_moe.py,
 * modeling_hy_v3.py
 */
export const dots1: Family = {
  id: 'dots1',
  modelTypes: ['dots1', 'exaone_moe', 'hy_v3', 'bailing_moe_v2'],
  tied: false,
  layOut: decoder({
    norm: 'gain',
    gated: true,
    queryKeyNorm: 'per-head',
    correctionBias: true,
    expertBias: false,
  }),
};
