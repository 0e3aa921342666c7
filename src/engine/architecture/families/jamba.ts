import { decoder, type DecoderRules } from './decoder';
import { type Family } from './family';
import { normedMambaKind } from './mambaKinds';
import { attendingLayers, attentionKind, mixedLayers } from './mixedLayers';

const RULES: DecoderRules = { norm: 'gain', gated: true };

/** Mamba layers, one of eight attends, experts in every second. Attends where `layerTypes` says so. */
export const jamba: Family = {
  id: 'jamba',
  title: 'Jamba',
  modelTypes: ['jamba'],
  source: 'Lieber et al. 2024, arXiv:2403.19887, section 3; transformers 5.18 modeling_jamba.py',
  tiedByDefault: false,
  layOut: decoder(RULES, (fields, rules) => {
    const layers = fields.size('layers');
    const attending = attendingLayers(fields, layers, Math.floor(layers / 8));
    return mixedLayers(
      [attending, attentionKind(fields, rules)],
      [layers - attending, normedMambaKind(fields)],
    );
  }),
};
