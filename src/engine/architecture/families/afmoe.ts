import { decoder } from './decoder';
import { type Family } from './family';

/**
 * AFMoE (Trinity): Gated attention with norms per head, four norms a layer, experts with corrections that are
 * parameters.
 * @see transformers 5.18 modeling_afmoe.py
 */
export const afmoe: Family = {
  id: 'afmoe',
  modelTypes: ['afmoe'],
  tied: false,
  layOut: decoder({
    norm: 'gain',
    normsPerLayer: 4,
    gated: true,
    queryKeyNorm: 'per-head',
    attentionGate: 'own',
    routerBias: true,
    fullAttentionEvery: 4,
  }),
};
