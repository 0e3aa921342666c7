import { decoder } from './decoder';
import { type Family } from './family';

/**
 * GPT-2 and GPT-3: Pre-norm decoders with LayerNorm, learned positions, biases everywhere and a tied head. The first GPT
 * has no norm at the end, XGLM computes its positions.
 * @see Radford et al. 2019, section 2.3; transformers 5.18 modeling_gpt2.py, modeling_openai.py,
 * modeling_xglm.py
 */
export const gpt2: Family = {
  id: 'gpt2',
  modelTypes: ['gpt2', 'gpt3', 'gpt_bigcode', 'gpt-sw3', 'openai-gpt', 'xglm'],
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
