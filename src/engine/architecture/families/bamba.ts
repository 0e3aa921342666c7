import { decoder, type DecoderRules } from './decoder';
import { type Family } from './family';
import { mamba2Kind } from './mambaKinds';
import { attendingLayers, attentionKind, mixedLayers } from './mixedLayers';

const RULES: DecoderRules = { norm: 'gain', gated: true };

/**
 * Bamba and Granite 4 hybrid: Mamba-2 layers with some of attention between them, a gated feed-forward or experts
 * with a shared one in each. Attends where `layerTypes` says so.
 * @see transformers 5.18 modeling_bamba.py, modeling_granitemoehybrid.py
 */
export const bamba: Family = {
  id: 'bamba',
  modelTypes: ['bamba', 'granitemoehybrid'],
  tied: false,
  layOut: decoder(RULES, (fields, rules) => {
    const layers = fields.size('layers');
    const attending = attendingLayers(fields, layers, 0);
    return mixedLayers([attending, attentionKind(fields, rules)], [layers - attending, mamba2Kind(fields)]);
  }),
};
