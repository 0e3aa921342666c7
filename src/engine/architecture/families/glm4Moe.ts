import { decoder } from './decoder';
import { type Family } from './family';

/**
 * GLM 4.5 MoE: Llama’s attention with optional biases and norms per head, experts and shared experts after dense
 * layers.
 * @see Zeng et al. 2025, arXiv:2508.06471, table 1; transformers 5.18 modeling_glm4_moe.py
 */
export const glm4Moe: Family = {
  id: 'glm4-moe',
  modelTypes: ['glm4_moe', 'solar_open', 'glm4v_moe_text'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true, expertPosition: 'first-of-interval', correctionBias: true }),
};
