import { decoder, type DecoderRules } from './decoder';
import { type Family } from './family';
import { mamba2Kind } from './mambaKinds';
import { attentionKind, mixedLayers } from './mixedLayers';

const RULES: DecoderRules = { norm: 'gain', gated: true };

/** Attention and Mamba-2 side by side in every layer behind one norm, then a gated feed-forward. */
export const falconH1: Family = {
  id: 'falcon-h1',
  title: 'Falcon-H1',
  modelTypes: ['falcon_h1'],
  source: 'Zuo et al. 2025, arXiv:2507.22448, section 2; transformers 5.18 modeling_falcon_h1.py',
  tiedByDefault: false,
  layOut: decoder(RULES, (fields, rules) => {
    const layers = fields.size('layers');
    return mixedLayers([layers, attentionKind(fields, rules)], [layers, mamba2Kind(fields)]);
  }),
};
