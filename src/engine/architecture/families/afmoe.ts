import { decoder } from './decoder';
import { type Family } from './family';

/** Gated attention with norms per head, four norms a layer, experts with corrections that are parameters. */
export const afmoe: Family = {
  id: 'afmoe',
  title: 'AFMoE (Trinity)',
  modelTypes: ['afmoe'],
  source: 'transformers 5.18 modeling_afmoe.py',
  tiedByDefault: false,
  layOut: decoder({
    norm: 'gain',
    normsPerLayer: 4,
    gated: true,
    queryKeyNorm: 'per-head',
    attentionGate: true,
    routerBias: true,
    fullAttentionEvery: 4,
  }),
};
