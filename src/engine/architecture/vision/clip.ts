import { linear } from '../countParameters';
import { classicBlocks } from './imageBlocks';
import { patchesOf, type VisionSizes, type VisionTower } from './visionSizes';

/**
 * CLIP: patches without bias, a class token, learned positions, norms before and after the blocks.
 * @see transformers 5.18 modeling_clip.py, CLIPVisionModel
 * @example ViT-L/14 at 336 pixels // => 303,507,456 weights
 */
export function clip(sizes: VisionSizes): VisionTower {
  const width = sizes.size('hidden_size', 768);
  const [patches, pixels] = patchesOf(sizes, 224, 32);
  const weights =
    linear(sizes.size('num_channels', 3) * pixels, width) +
    width +
    (patches + 1) * width +
    2 * 2 * width +
    classicBlocks(sizes.size('num_hidden_layers', 12), width, sizes.size('intermediate_size', 3072));
  return { weights, width };
}
