import { decoder } from './decoder';
import { type Family } from './family';

/** GPT-2’s layers with ALiBi and a norm on the embedded tokens. */
export const bloom: Family = {
  id: 'bloom',
  title: 'BLOOM',
  modelTypes: ['bloom'],
  source: 'BigScience 2022, arXiv:2211.05100, section 3.2; transformers 5.18 modeling_bloom.py',
  tiedByDefault: true,
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
