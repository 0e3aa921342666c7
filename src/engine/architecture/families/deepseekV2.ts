import { decoder } from './decoder';
import { type Family } from './family';
import { latentAttentionOfAllLayers } from './latentDecoder';

/**
 * DeepSeek V2: Latent attention, fine-grained and shared experts after leading dense layers.
 * @see DeepSeek-AI 2024, arXiv:2405.04434, section 2; transformers 5.18 modeling_deepseek_v2.py
 */
export const deepseekV2: Family = {
  id: 'deepseek-v2',
  modelTypes: ['deepseek_v2', 'minicpm3', 'mistral4', 'youtu'],
  tied: false,
  layOut: decoder(
    { norm: 'gain', gated: true, expertPosition: 'first-of-interval', expertBias: false },
    latentAttentionOfAllLayers,
  ),
};
