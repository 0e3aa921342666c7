import { decoder } from './decoder';
import { type Family } from './family';

/**
 * OPT: GPT-2's layers with two spare rows of positions; OPT-350m embeds at half width and has no final norm.
 * @see Zhang et al. 2022, arXiv:2205.01068, section 2; transformers 5.18 modeling_opt.py
 */
export const opt: Family = {
  id: 'opt',
  modelTypes: ['opt', 'biogpt'],
  tied: true,
  layOut: decoder({
    norm: 'gain-and-bias',
    positions: 'learned',
    positionOffset: 2,
    gated: false,
    queryKeyValueBias: true,
    attentionOutputBias: true,
    feedForwardBias: true,
    feedForwardRatio: 4,
  }),
};
