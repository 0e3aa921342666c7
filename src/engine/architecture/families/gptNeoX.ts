import { decoder } from './decoder';
import { type Family } from './family';

/** GPT-2’s layers with rotary positions and an untied head. */
export const gptNeoX: Family = {
  id: 'gpt-neox',
  title: 'GPT-NeoX and Pythia',
  modelTypes: ['gpt_neox'],
  source:
    'Black et al. 2022, arXiv:2204.06745, section 2; Biderman et al. 2023, arXiv:2304.01373; transformers 5.18 modeling_gpt_neox.py',
  tiedByDefault: false,
  layOut: decoder({
    norm: 'gain-and-bias',
    gated: false,
    queryKeyValueBias: true,
    attentionOutputBias: true,
    feedForwardBias: true,
    feedForwardRatio: 4,
  }),
};
