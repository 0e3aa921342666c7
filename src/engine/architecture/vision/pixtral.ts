import { linear } from '../countParameters';
import { imageBlocks } from './imageBlocks';
import { patchesOf, type VisionSizes, type VisionTower } from './visionSizes';

/**
 * Pixtral: Llama's blocks on patches, no bias anywhere, rotary positions, a norm before the blocks.
 * @see transformers 5.18 modeling_pixtral.py, PixtralVisionModel
 */
export function pixtral(sizes: VisionSizes): VisionTower {
  const width = sizes.size('hidden_size', 1024);
  const [, pixels] = patchesOf(sizes, 1024, 16);
  const blocks = imageBlocks({
    layers: sizes.size('num_hidden_layers', 24),
    hiddenSize: width,
    innerSize: sizes.size('intermediate_size', 4096),
    gated: true,
    norm: 'gain',
    queryKeyValueBias: false,
    outputBias: false,
    feedForwardBias: false,
  });
  return { weights: linear(sizes.size('num_channels', 3) * pixels, width) + width + blocks, width };
}
