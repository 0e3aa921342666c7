import { decoder } from './decoder';
import { type Family } from './family';

/**
 * BLOOM: GPT-2’s layers with ALiBi and a norm on the embedded tokens.
 * @see BigScience 2022, arXiv:2211.05100, section 3.2; transformers 5.18 modeling_bloom.py
 */
export const bloom: Family = {
  id: 'bloom',
  modelTypes: ['bloom'],
  tied: true,
  layOut: decoder({
    norm: 'gain-and-bias',
    embeddingNorm: true,
    positions: 'alibi',
    gated: false,
    queryKeyValueBias: true,
    attentionOutputBias: true,
    feedForwardBias: true,
    feedForwardRatio: 4,
  }),
};
