import { decoder } from './decoder';
import { type Family } from './family';

/** LayerNorm, biases everywhere and a squared ReLU that is not gated. */
export const jais2: Family = {
  id: 'jais2',
  title: 'Jais 2',
  modelTypes: ['jais2'],
  source: 'transformers 5.18 modeling_jais2.py',
  tiedByDefault: false,
  layOut: decoder({
    norm: 'gain-and-bias',
    gated: false,
    queryKeyValueBias: true,
    attentionOutputBias: true,
    feedForwardBias: true,
  }),
};
