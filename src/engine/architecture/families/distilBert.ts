import { bidirectional } from './bidirectional';
import { type Family } from './family';

/**
 * DistilBERT: half of BERT's layers, without token types.
 * @see Sanh et al. 2019, arXiv:1910.01108, section 3; transformers 5.18 modeling_distilbert.py
 */
export const distilBert: Family = {
  id: 'distilbert',
  modelTypes: ['distilbert'],
  kind: 'encoder',
  tied: true,
  layOut: bidirectional({ tokenTypes: false, twoHeadBiases: false }),
};
