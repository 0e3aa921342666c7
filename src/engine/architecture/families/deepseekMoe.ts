import { decoder } from './decoder';
import { type Family } from './family';

/**
 * DeepSeek MoE and Ling: Llama’s attention, fine-grained and shared experts after one dense layer.
 * @see Dai et al. 2024, arXiv:2401.06066, section 5.1; modeling_deepseek.py of the model
 */
export const deepseekMoe: Family = {
  id: 'deepseek-moe',
  modelTypes: ['deepseek', 'bailing_moe'],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true, expertPosition: 'first-of-interval' }),
};
