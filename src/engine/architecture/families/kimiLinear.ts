import { deltaAttention, deltaAttentionMixer } from '../blocks/deltaAttention';
import { decoder, type DecoderRules } from './decoder';
import { type Family } from './family';
import { latentAttentionKind } from './latentDecoder';
import { attendingLayers, mixedLayers } from './mixedLayers';

const RULES: DecoderRules = { norm: 'gain', gated: true, correctionBias: true };

/**
 * Kimi Linear: Three layers of delta attention to one of latent attention, DeepSeek’s experts after a dense layer.
 * @see Kimi Team 2025, arXiv:2510.26692, section 4; transformers 5.18 modeling_kimi_linear.py
 */
export const kimiLinear: Family = {
  id: 'kimi-linear',
  modelTypes: ['kimi_linear'],
  tied: false,
  layOut: decoder(RULES, (fields) => {
    const layers = fields.size('layers');
    const attending = attendingLayers(fields, layers, Math.floor(layers / 4));
    const shape = {
      hiddenSize: fields.size('hiddenSize'),
      heads: fields.sizeOr('stateHeads', 32),
      headSize: fields.sizeOr('stateHeadSize', 128),
      convolutionWidth: fields.sizeOr('convolutionWidth', 4),
    };
    return mixedLayers(
      [attending, latentAttentionKind(fields)],
      [
        layers - attending,
        () => ({ parts: deltaAttention(shape), mixer: (count) => deltaAttentionMixer(shape, count) }),
      ],
    );
  }),
};
