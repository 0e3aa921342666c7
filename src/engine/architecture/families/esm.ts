import { bidirectional } from './bidirectional';
import { type Family } from './family';
import { linear, part } from '../countParameters';
/**
 * ESM-2: an encoder of proteins. BERT without token types, the norm before each step and one at the end; a regression
 * on all attention maps predicts contacts.
 * @see Lin et al. 2023, Science 379:1123, Supplement A; transformers 5.18 modeling_esm.py
 */
export const esm: Family = {
  id: 'esm',
  modelTypes: ['esm'],
  kind: 'encoder',
  tied: true,
  layOut: bidirectional({
    tokenTypes: false,
    embeddingNorm: false,
    finalNorm: true,
    twoHeadBiases: false,
    once: (_, { heads }, layers) => [part('head', linear(layers * heads, 1, true))],
  }),
};
