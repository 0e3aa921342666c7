import { decoder } from './decoder';
import { type Family } from './family';

/** GPT-2 without biases on queries, keys and values; every second layer is local. */
export const gptNeo: Family = {
  id: 'gpt-neo',
  title: 'GPT-Neo',
  modelTypes: ['gpt_neo'],
  source: 'transformers 5.18 modeling_gpt_neo.py',
  tiedByDefault: true,
  layOut: decoder({
    norm: 'gain-and-bias',
    positions: 'learned',
    gated: false,
    attentionOutputBias: true,
    feedForwardBias: true,
    feedForwardRatio: 4,
    fullAttentionEvery: 2,
  }),
};
