import { decoder } from './decoder';
import { type Family } from './family';

/** Llama’s attention, fine-grained and shared experts after one dense layer. */
export const deepseekMoe: Family = {
  id: 'deepseek-moe',
  title: 'DeepSeek MoE',
  modelTypes: ['deepseek'],
  source: 'Dai et al. 2024, arXiv:2401.06066, section 5.1; modeling_deepseek.py of the model',
  tiedByDefault: false,
  layOut: decoder({ norm: 'gain', gated: true, expertPosition: 'first-of-interval' }),
};
