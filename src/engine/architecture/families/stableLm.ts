import { decoder } from './decoder';
import { type Family } from './family';

/**
 * StableLM: Llama’s layers with LayerNorm; one norm where residuals are parallel (`normsPerLayer`).
 * @see Bellagente et al. 2024, arXiv:2402.17834, section 3; transformers 5.18 modeling_stablelm.py
 */
export const stableLm: Family = {
  id: 'stablelm',
  modelTypes: ['stablelm', 'stablelm_epoch'],
  tied: false,
  layOut: decoder({
    norm: 'gain-and-bias',
    gated: true,
    queryKeyNormIfAsked: 'full-width',
    queryKeyNormKind: 'gain',
  }),
};
