import { decoder } from './decoder';
import { type Family } from './family';

/**
 * StarCoder 2: Grouped-query attention, LayerNorm and biases, feed-forward not gated.
 * @see Lozhkov et al. 2024, arXiv:2402.19173, section 5; transformers 5.18 modeling_starcoder2.py
 */
export const starcoder2: Family = {
  id: 'starcoder2',
  modelTypes: ['starcoder2'],
  tied: true,
  layOut: decoder({
    norm: 'gain-and-bias',
    gated: false,
    queryKeyValueBias: true,
    attentionOutputBias: true,
    feedForwardBias: true,
    feedForwardRatio: 4,
  }),
};
