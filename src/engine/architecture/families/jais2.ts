import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Jais 2: LayerNorm, biases everywhere and a squared ReLU that is not gated.
 * @see transformers 5.18 modeling_jais2.py
 */
export const jais2: Family = {
  id: 'jais2',
  modelTypes: ['jais2'],
  tied: false,
  layOut: decoder({
    norm: 'gain-and-bias',
    gated: false,
    queryKeyValueBias: true,
    attentionOutputBias: true,
    feedForwardBias: true,
  }),
};
