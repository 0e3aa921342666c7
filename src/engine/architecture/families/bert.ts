import { bidirectional } from './bidirectional';
import { type Family } from './family';

/**
 * BERT: Encoder with learned positions, token types, biases and LayerNorm after each step. With a masked-language-
 * model head (dense layer, norm, tied table, bias) unless `bertHead` says `pooler` (the bare model) or `none`.
 * @see Devlin et al. 2018, arXiv:1810.04805, section 3; transformers 5.18 modeling_bert.py
 */
export const bert: Family = {
  id: 'bert',
  modelTypes: ['bert', 'roberta', 'xlm-roberta', 'camembert', 'ernie', 'data2vec-text'],
  kind: 'encoder',
  tied: true,
  layOut: bidirectional({}),
};
