import { decoder } from './decoder';
import { type Family } from './family';

/** Squared ReLU, not gated, LayerNorm with bias, no other biases. */
export const nemotron: Family = {
  id: 'nemotron',
  title: 'Nemotron 3 and 4, Minitron',
  modelTypes: ['nemotron'],
  source: 'NVIDIA 2024, arXiv:2406.11704, section 2.2; transformers 5.18 modeling_nemotron.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'gain-and-bias', gated: false }),
};
