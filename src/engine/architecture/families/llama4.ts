import { decoder } from './decoder';
import { type Family } from './family';

/** Experts in every n-th layer with one shared expert; three of four layers attend within a chunk. */
export const llama4: Family = {
  id: 'llama4',
  title: 'Llama 4',
  modelTypes: ['llama4_text', 'llama4'],
  source: 'Meta 2025, Llama 4; transformers 5.18 modeling_llama4.py',
  tiedByDefault: false,
  layOut: decoder({ norm: 'gain', gated: true, fullAttentionEvery: 4 }),
};
