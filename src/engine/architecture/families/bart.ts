import { attention, attentionMixer, type AttentionShape } from '../blocks/attention';
import { positionTable, tokenEmbedding } from '../blocks/embedding';
import { feedForwardWeights } from '../blocks/feedForward';
import { norms, normWeights } from '../blocks/norm';
import { part, repeat } from '../countParameters';
import { type FieldReader } from '../fieldReader';
import { headSize, vocabularyRows } from './decoder';
import { encoderMixer, encoderWeights } from './encoder';
import { type Family, type Layout } from './family';

/**
 * BART: Encoder and decoder with biases and LayerNorm about each step; positions, in BART and mBART learned with two
 * spare rows, in Pegasus and Marian a fixed table that its class counts, in M2M-100 and NLLB computed; a norm on the
 * embedded tokens (BART), at the end (M2M-100, Pegasus) or both (mBART) of each half; attention from decoder to encoder.
 * @see Lewis et al. 2019, arXiv:1910.13461, section 2; transformers 5.18 modeling_bart.py, modeling_mbart.py,
 * modeling_m2m_100.py, modeling_pegasus.py, modeling_marian.py
 */
export const bart: Family = {
  id: 'bart',
  modelTypes: [
    'bart',
    'plbart',
    'mbart',
    'mvp',
    'blenderbot',
    'blenderbot-small',
    'm2m_100',
    'pegasus',
    'marian',
  ],
  kind: 'encoder-decoder',
  tied: true,
  layOut: (fields, tied): Layout => {
    const hiddenSize = fields.size('hiddenSize');
    const encoder = fields.optionalSize('encoderLayers') ?? fields.size('layers');
    const decoder = fields.sizeOr('decoderLayers', encoder);
    const heads = fields.size('attentionHeads');
    const decoderHeads = fields.sizeOr('decoderAttentionHeads', heads);
    const encoding = shapeOf(fields, hiddenSize, heads);
    const decoding = shapeOf(fields, hiddenSize, decoderHeads);
    const inner = fields.size('feedForwardSize');
    const decoderInner = fields.sizeOr('decoderFeedForwardSize', inner);
    const feedForward = (innerSize: number) =>
      part('feed-forward', feedForwardWeights({ hiddenSize, innerSize, gated: false, bias: true }));
    const rows = vocabularyRows(fields);
    // Where the decoder has a table of its own, it is the head's as well.
    const own = fields.special('decoderRows');
    const target = own ?? rows;
    const exits = fields.specialFlag('normsOutput', false) ? 1 : 0;
    const layers = [
      ...repeat(encoder, [...attention(encoding), feedForward(inner)]),
      norms('gain-and-bias', hiddenSize, 2 * encoder + exits),
    ];
    const tables =
      fields.positions('learned') === 'learned'
        ? [
            positionTable(
              fields.size('maximumPositions') + (fields.special('sparePositions') ?? 2),
              hiddenSize,
            ),
          ]
        : [];
    const norm = normWeights('gain-and-bias', hiddenSize);
    const entry = fields.specialFlag('normsEmbedding', true) ? [part('token-embedding', norm)] : [];
    return {
      layers: encoder + decoder,
      hiddenSize,
      vocabularyRows: rows,
      encoderParameters: encoderWeights([...entry, ...layers], decoding, decoder),
      parts: [
        ...tokenEmbedding({ rows: target, hiddenSize, embeddingSize: hiddenSize, tied, headBias: false }),
        { ...part('token-embedding', own === undefined ? 0 : rows * hiddenSize), lookup: true },
        ...repeat(2, [...tables, ...entry]),
        ...layers,
        ...repeat(decoder, [...repeat(2, attention(decoding)), feedForward(decoderInner)]),
        norms('gain-and-bias', hiddenSize, 3 * decoder + exits),
      ],
      mixers: [encoderMixer(encoding, encoder), attentionMixer(decoding, 2 * decoder)],
    };
  },
};

function shapeOf(fields: FieldReader, hiddenSize: number, heads: number): AttentionShape {
  return {
    hiddenSize,
    heads,
    keyValueHeads: heads,
    headSize: headSize(fields, hiddenSize, heads),
    queryKeyValueBias: true,
    outputBias: true,
    queryKeyNorm: 'none',
    queryKeyNormKind: 'none',
    sinks: false,
  };
}
