import { attention, attentionMixer, type AttentionShape } from '../blocks/attention';
import { positionTable, tokenEmbedding } from '../blocks/embedding';
import { feedForwardWeights } from '../blocks/feedForward';
import { norms } from '../blocks/norm';
import { part, repeat } from '../countParameters';
import { vocabularyRows } from './decoder';
import { encoderMixer, encoderWeights } from './encoder';
import { type Family, type Layout } from './family';

/**
 * T5: Encoder and decoder without biases; a table of relative positions in the first layer of each; attention from
 * decoder to encoder; one embedding for both, and for the head if tied. LongT5 with transient global attention has one
 * more table and a norm of the summaries in each layer of the encoder.
 * @see Raffel et al. 2019, arXiv:1910.10683, section 2.1; transformers 5.18 modeling_t5.py, modeling_longt5.py
 */
export const t5: Family = {
  id: 't5',
  modelTypes: ['t5', 'mt5', 'umt5', 'longt5'],
  kind: 'encoder-decoder',
  tied: true,
  layOut: (fields, tied): Layout => {
    const hiddenSize = fields.size('hiddenSize');
    const encoder = fields.optionalSize('encoderLayers') ?? fields.size('layers');
    const decoder = fields.sizeOr('decoderLayers', encoder);
    const heads = fields.size('attentionHeads');
    const shape: AttentionShape = {
      hiddenSize,
      heads,
      keyValueHeads: heads,
      headSize: fields.sizeOr('headSize', 64),
      queryKeyValueBias: false,
      outputBias: false,
      queryKeyNorm: 'none',
      queryKeyNormKind: 'none',
      sinks: false,
    };
    const innerSize = fields.size('feedForwardSize');
    const gated = fields.flag('gatedFeedForward', false);
    const feedForward = part(
      'feed-forward',
      feedForwardWeights({ hiddenSize, innerSize, gated, bias: false }),
    );
    const buckets = fields.special('relative_attention_num_buckets') ?? 32;
    const summaries = fields.specialFlag('globalAttention', false);
    const tables = fields.specialFlag('positionsPerLayer', false) ? encoder + decoder : summaries ? 3 : 2;
    const rows = vocabularyRows(fields);
    const encoding = [
      ...repeat(encoder, [...attention(shape), feedForward]),
      norms('gain', hiddenSize, (summaries ? 3 : 2) * encoder + 1),
    ];
    return {
      layers: encoder + decoder,
      hiddenSize,
      vocabularyRows: rows,
      encoderParameters: encoderWeights(encoding, shape, decoder),
      parts: [
        ...tokenEmbedding({ rows, hiddenSize, embeddingSize: hiddenSize, tied, headBias: false }),
        positionTable(tables * buckets, heads),
        ...encoding,
        ...repeat(decoder, [...repeat(2, attention(shape)), feedForward]),
        norms('gain', hiddenSize, 3 * decoder + 1),
      ],
      mixers: [encoderMixer(shape, encoder), attentionMixer(shape, 2 * decoder)],
    };
  },
};
