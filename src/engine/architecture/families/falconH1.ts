import { decoder, type DecoderRules } from './decoder';
import { type Family } from './family';
import { mamba2Kind } from './mambaKinds';
import { attentionKind, mixedLayers } from './mixedLayers';

const RULES: DecoderRules = { norm: 'gain', gated: true };

/**
 * Falcon-H1: Attention and Mamba-2 side by side in every layer behind one norm, then a gated feed-forward.
 * @see Zuo et al. 2025, arXiv:2507.22448, section 2; transformers 5.18 modeling_falcon_h1.py
 */
export const falconH1: Family = {
  id: 'falcon-h1',
  modelTypes: ['falcon_h1'],
  tied: false,
  layOut: decoder(RULES, (fields, rules) => {
    const layers = fields.size('layers');
    return mixedLayers([layers, attentionKind(fields, rules)], [layers, mamba2Kind(fields)]);
  }),
};
