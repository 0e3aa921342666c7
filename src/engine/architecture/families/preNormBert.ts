import { bidirectional } from './bidirectional';
import { type Family } from './family';

/**
 * BERT with the norm before each step, one at the end and none on the embedded tokens.
 * @see Shoeybi et al. 2019, arXiv:1909.08053, section 5.3; transformers 5.18 modeling_megatron_bert.py,
 * modeling_xlm_roberta_xl.py
 */
export const preNormBert: Family = {
  id: 'pre-norm-bert',
  modelTypes: ['megatron-bert', 'xlm-roberta-xl'],
  kind: 'encoder',
  tied: true,
  layOut: bidirectional({ embeddingNorm: false, finalNorm: true }),
};
