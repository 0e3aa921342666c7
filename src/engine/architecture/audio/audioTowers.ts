import { linear } from '../countParameters';
import { type VisionSizes } from '../vision/visionSizes';
import { conformer } from './conformer';
import { whisperEncoder } from './whisperEncoder';

/** Weights of an audio tower and of what joins it to a language model of this width. */
export type CountAudioTower = (sizes: VisionSizes, languageSize: number) => number;

/** Qwen2-Audio: Whisper's encoder and one layer with bias (modeling_qwen2_audio.py). */
export const qwen2Audio: CountAudioTower = (sizes, languageSize) => {
  const hiddenSize = sizes.size('d_model', 1280);
  const encoder = whisperEncoder({
    layers: sizes.size('encoder_layers', 32),
    hiddenSize,
    innerSize: sizes.size('encoder_ffn_dim', 5120),
    melBins: sizes.size('num_mel_bins', 128),
    positions: sizes.size('max_source_positions', 1500),
  });
  return encoder + linear(hiddenSize, languageSize, true);
};

/** Qwen2.5-Omni: computed positions, two rows for begin and end, a layer into the language model. */
export const qwenOmniAudio: CountAudioTower = (sizes) => {
  const hiddenSize = sizes.size('d_model', 1280);
  const outputSize = sizes.size('output_dim', 3584);
  const encoder = whisperEncoder({
    layers: sizes.size('encoder_layers', 32),
    hiddenSize,
    innerSize: sizes.size('encoder_ffn_dim', 5120),
    melBins: sizes.size('num_mel_bins', 128),
    positions: 0,
  });
  return encoder + 2 * outputSize + linear(hiddenSize, outputSize, true);
};

/** Voxtral: Whisper's encoder; two layers without bias, the first on as many frames as make up its inner width. */
export const voxtralAudio: CountAudioTower = (sizes, languageSize) => {
  const innerSize = sizes.size('intermediate_size', 5120);
  const encoder = whisperEncoder({
    layers: sizes.size('num_hidden_layers', 32),
    hiddenSize: sizes.size('hidden_size', 1280),
    innerSize,
    melBins: sizes.size('num_mel_bins', 128),
    positions: sizes.size('max_source_positions', 1500),
  });
  return encoder + linear(innerSize, languageSize) + linear(languageSize, languageSize);
};

/** Gemma 3n: a conformer; its own tokens with two norms and a projection (modeling_gemma3n.py). */
export const gemma3nAudio: CountAudioTower = (sizes, languageSize) => {
  const hiddenSize = sizes.size('hidden_size', 1536);
  const tokens = sizes.size('vocab_size', 128) * hiddenSize + 2 * hiddenSize;
  return conformer(sizes, hiddenSize) + tokens + linear(hiddenSize, languageSize);
};
