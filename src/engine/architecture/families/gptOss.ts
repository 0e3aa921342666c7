import { decoder } from './decoder';
import { type Family } from './family';

/**
 * gpt-oss: Experts with biases, a router with biases, attention with biases and sinks, every second layer
 * windowed.
 * @see OpenAI 2025, arXiv:2508.10925, section 2; transformers 5.18 modeling_gpt_oss.py
 */
export const gptOss: Family = {
  id: 'gpt-oss',
  modelTypes: ['gpt_oss'],
  tied: false,
  layOut: decoder({
    norm: 'gain',
    gated: true,
    queryKeyValueBias: true,
    attentionOutputBias: true,
    sinks: true,
    routerBias: true,
    expertBias: true,
    fullAttentionEvery: 2,
  }),
};
