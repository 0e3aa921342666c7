import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Qwen 1, 1.5, 2 and 2.5: Llama’s layers with biases on query, key and value projections that no key mentions.
 * @see Yang et al. 2024, arXiv:2407.10671, section 2.2; transformers 5.18 modeling_qwen2.py; modeling_qwen.py of Qwen 1
 */
export const qwen2: Family = {
  id: 'qwen2',
  modelTypes: [
    'qwen',
    'qwen2',
    'qwen2_vl',
    'qwen2_vl_text',
    'qwen2_5_vl',
    'qwen2_5_vl_text',
    'qwen2_5_omni_text',
    'mimo',
  ],
  tied: false,
  layOut: decoder({ norm: 'gain', gated: true, queryKeyValueBias: true }),
};
