import { special, type Quirk } from './quirk';

/** Model types of T5's kind whose class gates the feed-forward by default. */
const GATED = new Set(['mt5', 'umt5']);

/** Layers of encoder and decoder, heads of their own width, gating by the name of the activation. */
export const t5: Quirk = (source, common) => {
  const activation =
    source.section.text('feed_forward_proj') ??
    source.fromClass(GATED.has(source.modelType ?? '') ? 'gated-gelu' : 'relu');
  return {
    encoderLayers: common.layers,
    decoderLayers: source.section.size('num_decoder_layers') ?? common.layers,
    headSize: source.size(['d_kv'], 64),
    gatedFeedForward:
      activation === undefined ? undefined : { ...activation, value: activation.value.startsWith('gated') },
    ...special(
      {
        relative_attention_num_buckets: source.size(['relative_attention_num_buckets'], 32),
        positionsPerLayer: source.derive(source.modelType === 'umt5', 'model_type'),
        globalAttention: source.derive(
          source.section.text('encoder_attention_type')?.value === 'transient-global',
          'encoder_attention_type',
        ),
      },
      common,
    ),
  };
};

/** Sizes of BART’s encoder and decoder apart; `num_hidden_layers` is the encoder’s. */
export const bart: Quirk = (source, common) => ({
  encoderLayers: source.size(['encoder_layers', 'num_hidden_layers'], source.defaults?.layers),
  decoderLayers: source.size(['decoder_layers'], source.defaults?.decoderLayers),
  attentionHeads: source.size(['encoder_attention_heads', 'num_attention_heads'], source.defaults?.heads),
  decoderAttentionHeads: source.size(['decoder_attention_heads'], source.defaults?.heads),
  keyValueHeads: undefined,
  feedForwardSize: source.size(['encoder_ffn_dim'], source.defaults?.feedForwardSize),
  decoderFeedForwardSize: source.size(['decoder_ffn_dim'], source.defaults?.feedForwardSize),
  layers: common.layers,
});

/** BART with other norms beside the layers and other positions, as its class has them. */
function bartLike(
  normsEmbedding: boolean,
  normsOutput: boolean,
  positions: 'spare' | 'exact' | 'none' = 'exact',
): Quirk {
  return (source, common) => {
    const said = <T>(value: T) => source.derive(value, 'model_type');
    return {
      ...bart(source, common),
      positions: said(positions === 'none' ? 'none' : 'learned'),
      ...special(
        {
          normsEmbedding: said(normsEmbedding),
          normsOutput: said(normsOutput),
          sparePositions: said(positions === 'spare' ? 2 : 0),
        },
        common,
      ),
    };
  };
}

export const mbart = bartLike(true, true, 'spare');
export const m2m100 = bartLike(false, true, 'none');
export const pegasus = bartLike(false, true);
export const blenderbotSmall = bartLike(true, false);

/** Positions as its class counts them; a table of the decoder's own where the two do not share one. */
export const marian: Quirk = (source, common) => {
  const fields = bartLike(false, false)(source, common);
  if (source.flag('share_encoder_decoder_embeddings', true).value) return fields;
  const decoderRows = source.section.size('decoder_vocab_size') ?? common.vocabularySize;
  return { ...fields, ...special({ decoderRows }, { ...common, ...fields }) };
};

/** BART's keys; the decoder's positions are those of text, the encoder's those of spectrograms. */
export const whisper: Quirk = (source, common) => ({
  ...bart(source, common),
  maximumPositions: source.size(['max_target_positions'], source.defaults?.maximumPositions),
  ...special(
    {
      num_mel_bins: source.size(['num_mel_bins'], 80),
      max_source_positions: source.size(['max_source_positions'], 1500),
    },
    common,
  ),
});
