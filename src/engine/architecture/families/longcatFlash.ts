import { experts } from '../blocks/experts';
import { feedForwardWeights } from '../blocks/feedForward';
import { linear, part, repeat } from '../countParameters';
import { correctionBiases, embeddings, layerNorms, vocabularyRows, type DecoderRules } from './decoder';
import { type Family, type Layout } from './family';
import { latentAttentionOfAllLayers } from './latentDecoder';

const RULES: DecoderRules = { norm: 'gain', gated: true };

/**
 * LongCat Flash: two layers of latent attention and a dense network to each mixture, which runs beside the second of
 * them. Some experts do nothing: tokens that choose them use fewer weights.
 * @see Meituan 2025, arXiv:2509.01322, section 2; transformers 5.18 modeling_longcat_flash.py
 */
export const longcatFlash: Family = {
  id: 'longcat-flash',
  modelTypes: ['longcat_flash'],
  tied: false,
  layOut: (fields, tied): Layout => {
    const layers = fields.size('layers');
    const hiddenSize = fields.size('hiddenSize');
    const mixtures = Math.floor(layers / 2);
    const total = fields.size('experts');
    const idle = fields.special('zero_expert_num') ?? 0;
    const chosen = fields.size('expertsPerToken');
    // Balanced routing chooses every expert alike, those that do nothing among them.
    const perToken = Math.max(1, Math.round((chosen * total) / (total + idle)));
    const expertSize = fields.size('expertFeedForwardSize');
    const innerSize = fields.size('feedForwardSize');
    const mixture = experts({
      hiddenSize,
      experts: total,
      perToken,
      expertSize,
      gated: true,
      bias: false,
      routerBias: false,
      sharedSize: 0,
      sharedGate: false,
    });
    const one = feedForwardWeights({ hiddenSize, innerSize: expertSize, gated: true, bias: false });
    const attends = latentAttentionOfAllLayers(fields);
    return {
      layers,
      hiddenSize,
      vocabularyRows: vocabularyRows(fields),
      experts: { total, perToken, granularity: innerSize / expertSize },
      parts: [
        ...embeddings(fields, RULES, tied),
        ...attends.parts,
        part(
          'feed-forward',
          layers * feedForwardWeights({ hiddenSize, innerSize, gated: true, bias: false }),
        ),
        ...repeat(mixtures, [...mixture, part('router', linear(hiddenSize, idle))]),
        ...layerNorms(fields, RULES, layers, hiddenSize),
      ],
      mixers: attends.mixers,
      countedElsewhere: [
        ...(correctionBiases(mixtures * (total + idle)) ?? []),
        ...(chosen > perToken
          ? [
              {
                reason: 'idle-experts' as const,
                more: mixtures * (chosen - perToken) * one,
                of: 'active' as const,
              },
            ]
          : []),
      ],
    };
  },
};
