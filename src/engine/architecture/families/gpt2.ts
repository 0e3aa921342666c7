import { decoder } from './decoder';
import { type Family } from './family';

/**
 * GPT-2 and GPT-3: Pre-norm decoders with LayerNorm, learned positions, biases everywhere and a tied head.
 * @see Radford et al. 2019, section 2.3; transformers 5.18 modeling_gpt2.py
 */
export const gpt2: Family = {
  id: 'gpt2',
  modelTypes: ['gpt2', 'gpt3', 'gpt_bigcode', 'gpt-sw3'],
  tied: true,
  layOut: decoder({
    norm: 'gain-and-bias',
    positions: 'learned',
    gated: false,
    queryKeyValueBias: true,
    attentionOutputBias: true,
    feedForwardBias: true,
    feedForwardRatio: 4,
  }),
};
