import { lightningAttention, lightningMixer } from '../blocks/lightningAttention';
import { attentionShape, decoder, type DecoderRules } from './decoder';
import { type Family } from './family';
import { attendingLayers, attentionKind, mixedLayers } from './mixedLayers';

const RULES: DecoderRules = { norm: 'gain', gated: true };

/**
 * MiniMax Text 01 and M1: Lightning attention with one layer of softmax attention in eight, experts in every
 * layer.
 * @see MiniMax 2025, arXiv:2501.08313, section 2; transformers 5.18 modeling_minimax.py
 */
export const minimaxText: Family = {
  id: 'minimax-text',
  modelTypes: ['minimax', 'minimax_text_01', 'minimax_m1'],
  tied: false,
  layOut: decoder(RULES, (fields, rules) => {
    const layers = fields.size('layers');
    const attending = attendingLayers(fields, layers, Math.floor(layers / 8));
    return mixedLayers(
      [attending, attentionKind(fields, rules)],
      [
        layers - attending,
        () => {
          const shape = attentionShape(fields, rules);
          return { parts: lightningAttention(shape), mixer: (count) => lightningMixer(shape, count) };
        },
      ],
    );
  }),
};
