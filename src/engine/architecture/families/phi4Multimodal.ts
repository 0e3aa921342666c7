import { type Family } from './family';
import { phi3 } from './phi3';

/**
 * Phi 4 multimodal: Phi 3's language model. Towers for images and speech, and the adapters that the language model
 * puts on for each, are left out and named.
 * @see Abouelenin et al. 2025, arXiv:2503.01743, section 2; transformers 5.18 modeling_phi4_multimodal.py
 */
export const phi4Multimodal: Family = {
  id: 'phi4-multimodal',
  modelTypes: ['phi4_multimodal', 'phi4mm'],
  tied: true,
  layOut: (fields, tied) => ({
    ...phi3.layOut(fields, tied),
    notCounted: ['vision-tower', 'audio-tower'],
  }),
};
