import { decoder, type DecoderRules } from './decoder';
import { type Family } from './family';
import { normedMambaKind } from './mambaKinds';
import { attendingLayers, attentionKind, mixedLayers } from './mixedLayers';

const RULES: DecoderRules = { norm: 'gain', gated: true };

/**
 * Jamba: Mamba layers, one of eight attends, experts in every second. Attends where `layerTypes` says so.
 * @see Lieber et al. 2024, arXiv:2403.19887, section 3; transformers 5.18 modeling_jamba.py
 */
export const jamba: Family = {
  id: 'jamba',
  modelTypes: ['jamba'],
  tied: false,
  layOut: decoder(RULES, (fields, rules) => {
    const layers = fields.size('layers');
    const attending = attendingLayers(fields, layers, Math.floor(layers / 8));
    return mixedLayers(
      [attending, attentionKind(fields, rules)],
      [layers - attending, normedMambaKind(fields)],
    );
  }),
};
