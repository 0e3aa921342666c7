import { decoder } from './decoder';
import { type Family } from './family';

/** Llama’s layers with heads of their own width and a tied head. */
export const gemma: Family = {
  id: 'gemma',
  title: 'Gemma',
  modelTypes: ['gemma', 'vaultgemma'],
  source: 'Gemma Team 2024, arXiv:2403.08295, table 1; transformers 5.18 modeling_gemma.py',
  tiedByDefault: true,
  layOut: decoder({ norm: 'gain', gated: true }),
};
