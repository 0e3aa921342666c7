import { decoder } from './decoder';
import { type Family } from './family';

/** GPT-2's layers with two spare rows of positions; OPT-350m embeds at half width and has no final norm. */
export const opt: Family = {
  id: 'opt',
  title: 'OPT',
  modelTypes: ['opt'],
  source: 'Zhang et al. 2022, arXiv:2205.01068, section 2; transformers 5.18 modeling_opt.py',
  tiedByDefault: true,
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
