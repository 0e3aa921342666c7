import { recurrentUnit, recurrentUnitMixer } from '../blocks/recurrentUnit';
import { attention, attentionMixer } from '../blocks/attention';
import { attentionShape, decoder, type DecoderRules } from './decoder';
import { type Family } from './family';
import { attendingLayers, mixedLayers } from './mixedLayers';

const RULES: DecoderRules = { norm: 'gain', gated: true, attentionOutputBias: true, feedForwardBias: true };

/**
 * RecurrentGemma: two layers with a recurrent unit to one that attends through a window; biases on the attention's
 * output, in the recurrent layers and in the feed-forward. Attends where `layerTypes` says so.
 * @see De et al. 2024, arXiv:2402.19427 (Griffin); Botev et al. 2024, arXiv:2404.07839; transformers 5.18
 * modeling_recurrent_gemma.py
 */
export const recurrentGemma: Family = {
  id: 'recurrent-gemma',
  modelTypes: ['recurrent_gemma'],
  tied: true,
  layOut: decoder(RULES, (fields, rules) => {
    const layers = fields.size('layers');
    const hiddenSize = fields.size('hiddenSize');
    const attending = attendingLayers(fields, layers, Math.floor(layers / 3));
    const window = fields.optionalSize('slidingWindow');
    const shape = {
      hiddenSize,
      innerSize: fields.sizeOr('stateInnerSize', hiddenSize),
      blocks: fields.size('attentionHeads'),
      convolutionWidth: fields.sizeOr('convolutionWidth', 4),
    };
    return mixedLayers(
      [
        attending,
        () => {
          const attends = attentionShape(fields, rules);
          return { parts: attention(attends), mixer: (count) => attentionMixer(attends, count, window) };
        },
      ],
      [
        layers - attending,
        () => ({ parts: [recurrentUnit(shape)], mixer: (count) => recurrentUnitMixer(shape, count) }),
      ],
    );
  }),
};
