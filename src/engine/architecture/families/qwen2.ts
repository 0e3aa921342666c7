import { decoder } from './decoder';
import { type Family } from './family';

/** Llama’s layers with biases on query, key and value projections that no key mentions. */
export const qwen2: Family = {
  id: 'qwen2',
  title: 'Qwen 1.5, 2 and 2.5',
  modelTypes: ['qwen2', 'qwen2_vl_text', 'qwen2_5_vl_text', 'mimo'],
  source: 'Yang et al. 2024, arXiv:2407.10671, section 2.2; transformers 5.18 modeling_qwen2.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'gain', gated: true, queryKeyValueBias: true }),
};
