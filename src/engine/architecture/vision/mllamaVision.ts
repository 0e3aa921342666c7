import { linear } from '../countParameters';
import { imageBlocks } from './imageBlocks';
import { patchesOf, type VisionSizes, type VisionTower } from './visionSizes';

/**
 * The tower of Llama 3.2 Vision: positions for each patch and for each arrangement of tiles, plain blocks, then blocks
 * with two gates each over all tiles.
 * @see transformers 5.18 modeling_mllama.py, MllamaVisionModel
 */
export function mllamaVision(sizes: VisionSizes): VisionTower {
  const hiddenSize = sizes.size('hidden_size', 1280);
  const [patches, pixels] = patchesOf(sizes, 448, 14);
  const layers = sizes.size('num_hidden_layers', 32);
  const gatedLayers = sizes.size('num_global_layers', 8);
  // One row more than arrangements: 0 stands for padding.
  const rows = sizes.entries('supported_aspect_ratios', 8) + 1;
  const tiles = sizes.size('max_num_tiles', 4);
  const positions = patches + 1;
  const blocks = imageBlocks({
    layers: layers + gatedLayers,
    hiddenSize,
    innerSize: sizes.size('intermediate_size', 5120),
    gated: false,
    norm: 'gain-and-bias',
    queryKeyValueBias: false,
    outputBias: false,
    feedForwardBias: true,
  });
  const tilePositions = 2 * (rows * tiles * hiddenSize + 1);
  const patchPositions = 1 + positions * hiddenSize + rows * tiles * positions * hiddenSize;
  const weights =
    linear(sizes.size('num_channels', 3) * pixels, hiddenSize) +
    hiddenSize +
    tilePositions +
    patchPositions +
    2 * 2 * hiddenSize +
    blocks +
    2 * gatedLayers;
  return { weights, width: sizes.size('vision_output_dim', 7680) };
}
