import { bidirectional } from './bidirectional';
import { type Family } from './family';

/**
 * ELECTRA: BERT with an embedding that may be narrower than the model; the discriminator judges every token.
 * @see Clark et al. 2020, arXiv:2003.10555, section 3; transformers 5.18 modeling_electra.py
 */
export const electra: Family = {
  id: 'electra',
  modelTypes: ['electra'],
  kind: 'encoder',
  tied: true,
  layOut: bidirectional({ twoHeadBiases: false }),
};
