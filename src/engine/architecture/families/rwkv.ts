import { linear, part, repeat } from '../countParameters';
import { embeddings, vocabularyRows, type DecoderRules } from './decoder';
import { type Family, type Layout } from './family';
import { norms } from '../blocks/norm';

const RULES: DecoderRules = { norm: 'gain-and-bias', positions: 'none', gated: false };

/**
 * RWKV 4: Time mixing with a decay and a bonus per channel, channel mixing with a gate; two norms a layer, one
 * before the first. The state holds two sums, their scale and the last token of both mixings.
 * @see Peng et al. 2023, arXiv:2305.13048, section 3; transformers 5.18 modeling_rwkv.py
 */
export const rwkv: Family = {
  id: 'rwkv',
  modelTypes: ['rwkv'],
  tied: false,
  layOut: (fields, tied): Layout => {
    const layers = fields.size('layers');
    const hiddenSize = fields.size('hiddenSize');
    const width = fields.sizeOr('stateInnerSize', hiddenSize);
    const inner = fields.sizeOr('feedForwardSize', 4 * hiddenSize);
    const timeMixing = 2 * width + 3 * hiddenSize + 4 * linear(hiddenSize, width);
    const channelMixing = 2 * hiddenSize + 2 * linear(hiddenSize, inner) + linear(hiddenSize, hiddenSize);
    return {
      layers,
      hiddenSize,
      vocabularyRows: vocabularyRows(fields),
      parts: [
        ...embeddings(fields, RULES, tied),
        ...repeat(layers, [part('state-space', timeMixing), part('feed-forward', channelMixing)]),
        norms('gain-and-bias', hiddenSize, 2 * layers + 2),
      ],
      mixers: [{ kind: 'state-space', layers, stateValues: 3 * width + 2 * hiddenSize }],
    };
  },
};
