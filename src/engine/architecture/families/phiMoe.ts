import { decoder } from './decoder';
import { type Family } from './family';

/** Mixtral’s experts with LayerNorm, attention biases and a head bias. */
export const phiMoe: Family = {
  id: 'phi-moe',
  title: 'Phi 3.5 MoE',
  modelTypes: ['phimoe'],
  source: 'Abdin et al. 2024, arXiv:2404.14219, section 2; transformers 5.18 modeling_phimoe.py',
  tiedByDefault: false,
  layOut: decoder({
    norm: 'gain-and-bias',
    gated: true,
    queryKeyValueBias: true,
    attentionOutputBias: true,
    headBias: true,
  }),
};
