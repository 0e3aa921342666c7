import { bidirectional } from './bidirectional';
import { type Family } from './family';
import { linear, part } from '../countParameters';
/**
 * Longformer: BERT with windows, and queries, keys and values of their own for the tokens that see everything.
 * @see Beltagy et al. 2020, arXiv:2004.05150, section 3; transformers 5.18 modeling_longformer.py
 */
export const longformer: Family = {
  id: 'longformer',
  modelTypes: ['longformer'],
  kind: 'encoder',
  tied: true,
  layOut: bidirectional({
    inEachLayer: (_, { hiddenSize }) => [part('attention', 3 * linear(hiddenSize, hiddenSize, true))],
  }),
};
