import { attention } from '../blocks/attention';
import { feedForwardWeights } from '../blocks/feedForward';
import { norms, normWeights } from '../blocks/norm';
import { linear, part, repeat } from '../countParameters';
import { attentionShape, embeddings, normKind, vocabularyRows, type DecoderRules } from './decoder';
import { encoderMixer } from './encoder';
import { type Family, type Layout } from './family';
import { windowPlan } from './layerPlan';

const RULES: DecoderRules = { norm: 'gain', embeddingNorm: true, gated: true, headBias: true };

/**
 * ModernBERT: an encoder without biases, rotary positions, gated networks, two of three layers windowed; the first layer
 * takes the embedding's norm for its own. With its masked-language-model head: dense layer, norm, tied table, bias.
 * @see Warner et al. 2024, arXiv:2412.13663, section 2; transformers 5.18 modeling_modernbert.py
 */
export const modernBert: Family = {
  id: 'modernbert',
  modelTypes: ['modernbert'],
  kind: 'encoder',
  tied: true,
  layOut: (fields, tied): Layout => {
    const layers = fields.size('layers');
    const hiddenSize = fields.size('hiddenSize');
    const innerSize = fields.size('feedForwardSize');
    const shape = attentionShape(fields, RULES);
    const dense = linear(hiddenSize, hiddenSize, fields.specialFlag('classifier_bias', false));
    const plan = windowPlan(fields, layers);
    const bias = fields.flag('feedForwardBias', false);
    return {
      layers,
      hiddenSize,
      vocabularyRows: vocabularyRows(fields),
      parts: [
        ...embeddings(fields, RULES, tied),
        ...repeat(layers, attention(shape)),
        part('feed-forward', layers * feedForwardWeights({ hiddenSize, innerSize, gated: true, bias })),
        norms(normKind(fields, RULES), hiddenSize, 2 * layers),
        part('head', dense + normWeights(normKind(fields, RULES), hiddenSize)),
      ],
      mixers: [
        encoderMixer(shape, plan.full),
        { ...encoderMixer(shape, plan.sliding), window: plan.window },
      ].filter((mixer) => mixer.layers > 0),
    };
  },
};
