import { bidirectional } from './bidirectional';
import { type Family } from './family';
import { positionTable } from '../blocks/embedding';
/**
 * MPNet: BERT without token types, with one table of relative positions for all layers.
 * @see Song et al. 2020, arXiv:2004.09297, section 2; transformers 5.18 modeling_mpnet.py
 */
export const mpNet: Family = {
  id: 'mpnet',
  modelTypes: ['mpnet'],
  kind: 'encoder',
  tied: true,
  layOut: bidirectional({
    tokenTypes: false,
    once: (fields, { heads }) => [
      positionTable(fields.special('relative_attention_num_buckets') ?? 32, heads),
    ],
  }),
};
