import { decoder } from './decoder';
import { type Family } from './family';

/**
 * GPT-NeoX and Pythia: GPT-2’s layers with rotary positions and an untied head.
 * @see Black et al. 2022, arXiv:2204.06745, section 2; Biderman et al. 2023, arXiv:2304.01373; transformers 5.18
 * modeling_gpt_neox.py
 */
export const gptNeoX: Family = {
  id: 'gpt-neox',
  modelTypes: ['gpt_neox'],
  tied: false,
  layOut: decoder({
    norm: 'gain-and-bias',
    gated: false,
    queryKeyValueBias: true,
    attentionOutputBias: true,
    feedForwardBias: true,
    feedForwardRatio: 4,
  }),
};
