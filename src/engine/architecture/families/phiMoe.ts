import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Phi 3.5 MoE: Mixtral’s experts with LayerNorm; attention biases and a head bias where the file says so.
 * @see Abdin et al. 2024, arXiv:2404.14219, section 2; transformers 5.18 modeling_phimoe.py
 */
export const phiMoe: Family = {
  id: 'phi-moe',
  modelTypes: ['phimoe'],
  tied: false,
  layOut: decoder({
    norm: 'gain-and-bias',
    gated: true,
  }),
};
