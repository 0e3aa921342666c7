import { decoder } from './decoder';
import { type Family } from './family';
import { latentAttentionOfAllLayers } from './latentDecoder';

/** Latent attention, fine-grained and shared experts after leading dense layers. */
export const deepseekV2: Family = {
  id: 'deepseek-v2',
  title: 'DeepSeek V2',
  modelTypes: ['deepseek_v2', 'minicpm3', 'mistral4'],
  source: 'DeepSeek-AI 2024, arXiv:2405.04434, section 2; transformers 5.18 modeling_deepseek_v2.py',
  tiedByDefault: false,
  layOut: decoder(
    { norm: 'gain', gated: true, expertPosition: 'first-of-interval' },
    latentAttentionOfAllLayers,
  ),
};
