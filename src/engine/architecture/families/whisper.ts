import { whisperAttention, whisperEncoder } from '../audio/whisperEncoder';
import { attentionMixer, type AttentionShape } from '../blocks/attention';
import { positionTable, tokenEmbedding } from '../blocks/embedding';
import { feedForwardWeights } from '../blocks/feedForward';
import { norms } from '../blocks/norm';
import { part } from '../countParameters';
import { headSize, vocabularyRows } from './decoder';
import { encoderMixer, encoderWeights } from './encoder';
import { type Family, type Layout } from './family';

/**
 * Whisper: an encoder of spectrograms and a decoder of text that attends to it; biases but on keys, positions in tables
 * in both, one matrix for tokens and head. The encoder is counted as the audio tower.
 * @see Radford et al. 2022, arXiv:2212.04356, section 2.2; transformers 5.18 modeling_whisper.py
 */
export const whisper: Family = {
  id: 'whisper',
  modelTypes: ['whisper'],
  kind: 'encoder-decoder',
  tied: true,
  layOut: (fields, tied): Layout => {
    const hiddenSize = fields.size('hiddenSize');
    const encoder = fields.optionalSize('encoderLayers') ?? fields.size('layers');
    const decoder = fields.sizeOr('decoderLayers', encoder);
    const innerSize = fields.size('feedForwardSize');
    const decoderInner = fields.sizeOr('decoderFeedForwardSize', innerSize);
    const heads = fields.size('attentionHeads');
    const shape = (count: number): AttentionShape => ({
      hiddenSize,
      heads: count,
      keyValueHeads: count,
      headSize: headSize(fields, hiddenSize, count),
      queryKeyValueBias: true,
      outputBias: true,
      queryKeyNorm: 'none',
      queryKeyNormKind: 'none',
      sinks: false,
    });
    const rows = vocabularyRows(fields);
    const crossing = shape(fields.sizeOr('decoderAttentionHeads', heads));
    const encoding = whisperEncoder({
      layers: encoder,
      hiddenSize,
      innerSize,
      melBins: fields.special('num_mel_bins') ?? 80,
      positions: 0,
    });
    const heard = (fields.special('max_source_positions') ?? 1500) * hiddenSize;
    const tower = part('audio-tower', encoding);
    return {
      layers: encoder + decoder,
      hiddenSize,
      vocabularyRows: rows,
      encoderParameters: encoderWeights([tower], crossing, decoder),
      parts: [
        ...tokenEmbedding({ rows, hiddenSize, embeddingSize: hiddenSize, tied, headBias: false }),
        positionTable(fields.size('maximumPositions'), hiddenSize),
        tower,
        { ...part('audio-tower', heard), lookup: true },
        part('attention', 2 * decoder * whisperAttention(hiddenSize)),
        part(
          'feed-forward',
          decoder * feedForwardWeights({ hiddenSize, innerSize: decoderInner, gated: false, bias: true }),
        ),
        norms('gain-and-bias', hiddenSize, 3 * decoder + 1),
      ],
      mixers: [encoderMixer(shape(heads), encoder), attentionMixer(crossing, 2 * decoder)],
    };
  },
};
