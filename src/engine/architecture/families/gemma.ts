import { decoder } from './decoder';
import { type Family } from './family';

/**
 * Gemma: Llama’s layers with heads of their own width and a tied head.
 * @see Gemma Team 2024, arXiv:2403.08295, table 1; transformers 5.18 modeling_gemma.py
 */
export const gemma: Family = {
  id: 'gemma',
  modelTypes: ['gemma', 'vaultgemma'],
  tied: true,
  layOut: decoder({ norm: 'gain', gated: true }),
};
