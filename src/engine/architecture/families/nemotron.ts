import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Nemotron 3 and 4, Minitron: Squared ReLU, not gated, LayerNorm with bias, no other biases.
 * @see NVIDIA 2024, arXiv:2406.11704, section 2.2; transformers 5.18 modeling_nemotron.py
 */
export const nemotron: Family = {
  id: 'nemotron',
  modelTypes: ['nemotron'],
  tied: false,
  layOut: decoder({ norm: 'gain-and-bias', gated: false }),
};
