import { decoder } from './decoder';
import { type Family } from './family';

/**
 * GPT-Neo: GPT-2 without biases on queries, keys and values; every second layer is local.
 * @see transformers 5.18 modeling_gpt_neo.py
 */
export const gptNeo: Family = {
  id: 'gpt-neo',
  modelTypes: ['gpt_neo'],
  tied: true,
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
