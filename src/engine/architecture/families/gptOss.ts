import { decoder } from './decoder';
import { type Family } from './family';

/** Experts with biases, a router with biases, attention with biases and sinks, every second layer windowed. */
export const gptOss: Family = {
  id: 'gpt-oss',
  title: 'gpt-oss',
  modelTypes: ['gpt_oss'],
  source: 'OpenAI 2025, arXiv:2508.10925, section 2; transformers 5.18 modeling_gpt_oss.py',
  tiedByDefault: false,
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
