import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Persimmon: GPT-NeoX's layers one after the other, a squared ReLU, norms with biases on queries and keys per head.
 * @see Adept 2023, Persimmon-8B; transformers 5.18 modeling_persimmon.py
 */
export const persimmon: Family = {
  id: 'persimmon',
  modelTypes: ['persimmon'],
  tied: false,
  layOut: decoder({
    norm: 'gain-and-bias',
    gated: false,
    queryKeyValueBias: true,
    attentionOutputBias: true,
    feedForwardBias: true,
    queryKeyNorm: 'per-head',
  }),
};
