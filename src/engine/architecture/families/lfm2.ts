import { shortConvolution, shortConvolutionMixer } from '../blocks/shortConvolution';
import { decoder, type DecoderRules } from './decoder';
import { type Family } from './family';
import { attendingLayers, attentionKind, mixedLayers } from './mixedLayers';

const RULES: DecoderRules = { norm: 'gain', gated: true, queryKeyNorm: 'per-head', correctionBias: true };

/**
 * LFM 2: Gated short convolutions with some attention between them, dense or with experts.
 * @see Liquid AI 2025, arXiv:2511.23404; transformers 5.18 modeling_lfm2.py, modeling_lfm2_moe.py
 */
export const lfm2: Family = {
  id: 'lfm2',
  modelTypes: ['lfm2', 'lfm2_moe'],
  tied: true,
  layOut: decoder(RULES, (fields, rules) => {
    const layers = fields.size('layers');
    const attending = attendingLayers(fields, layers, layers);
    const shape = {
      hiddenSize: fields.size('hiddenSize'),
      convolutionWidth: fields.sizeOr('convolutionWidth', 3),
      bias: fields.specialFlag('use_conv_bias', false),
    };
    return mixedLayers(
      [attending, attentionKind(fields, rules)],
      [
        layers - attending,
        () => ({ parts: [shortConvolution(shape)], mixer: (count) => shortConvolutionMixer(shape, count) }),
      ],
    );
  }),
};
