import { decoder } from './decoder';
import { type Family } from './family';
import { latentAttentionOfAllLayers } from './latentDecoder';

/**
 * DeepSeek V3, R1 and Kimi K2: DeepSeek V2's layers with routers balanced by a correction per expert. The
 * correction is a buffer in transformers and a parameter in DeepSeek's own code (14,848 values in V3): both counts
 * are named. The multi-token-prediction module is not part of the main model.
 * @see DeepSeek-AI 2024, arXiv:2412.19437, section 2.1; transformers 5.18 modeling_deepseek_v3.py
 */
export const deepseekV3: Family = {
  id: 'deepseek-v3',
  modelTypes: ['deepseek_v3', 'deepseek_v32', 'kimi_k2', 'glm4_moe_lite', 'glm_moe_dsa'],
  tied: false,
  layOut: decoder(
    { norm: 'gain', gated: true, expertPosition: 'first-of-interval', correctionBias: true },
    latentAttentionOfAllLayers,
  ),
};
