import { linear } from '../countParameters';
import { type VisionSizes } from '../vision/visionSizes';

/** Channels of the two convolutions that thin out a spectrogram, three by three with a stride of two. */
const CHANNELS = [128, 32] as const;

/**
 * Weights of Gemma 3n's audio encoder: two convolutions, then blocks of half a network, attention with relative
 * positions, a light convolution and the other half.
 * @see transformers 5.18 modeling_gemma3n.py, Gemma3nAudioEncoder (Universal Speech Model, arXiv:2303.01037)
 * @example Gemma 3n: 12 blocks of 1,536 // => 681,348,640
 */
export function conformer(sizes: VisionSizes, hiddenSize: number): number {
  const heads = sizes.size('conf_num_attention_heads', 8);
  const square = linear(hiddenSize, hiddenSize);
  const network = 8 * square + 2 * hiddenSize;
  const attention = 5 * square + Math.floor(hiddenSize / heads) + 2 * hiddenSize;
  const convolution = 3 * square + hiddenSize * sizes.size('conf_conv_kernel_size', 5) + 2 * hiddenSize;
  const block = 2 * network + attention + convolution + hiddenSize;
  return (
    thinning(sizes.size('input_feat_size', 128), hiddenSize) +
    sizes.size('conf_num_hidden_layers', 12) * block
  );
}

/** Convolutions without bias, each with a gain per channel, and the projection of what is left of the spectrum. */
function thinning(bins: number, hiddenSize: number): number {
  const [first, second] = CHANNELS;
  const halved = (width: number): number => Math.floor((width - 1) / 2) + 1;
  return 9 * first + first + 9 * first * second + second + linear(second * halved(halved(bins)), hiddenSize);
}
