import { linear } from '../countParameters';
import { type NormKind, normWeights } from '../blocks/norm';
import { imageBlocks } from './imageBlocks';
import { type VisionSizes, type VisionTower } from './visionSizes';

/**
 * Qwen2-VL: patches over two frames, rotary positions, and a merger of 2 × 2 patches into the language model.
 * @see transformers 5.18 modeling_qwen2_vl.py, Qwen2VisionTransformerPretrainedModel
 * @example Qwen2-VL-7B's sizes // => 675,759,104 weights
 */
export function qwen2Vl(sizes: VisionSizes): VisionTower {
  const hiddenSize = sizes.size('embed_dim', 1280);
  const innerSize = Math.floor(hiddenSize * sizes.ratio('mlp_ratio', 4));
  const outputSize = sizes.size('hidden_size', 3584);
  return tower(sizes, { hiddenSize, innerSize, outputSize, gated: false, norm: 'gain-and-bias' });
}

/**
 * Qwen2.5-VL: Qwen2-VL's tower with RMS norms and gated networks.
 * @see transformers 5.18 modeling_qwen2_5_vl.py, Qwen2_5_VisionTransformerPretrainedModel
 */
export function qwen25Vl(sizes: VisionSizes): VisionTower {
  const hiddenSize = sizes.size('hidden_size', 3584);
  const innerSize = sizes.size('intermediate_size', 3420);
  const outputSize = sizes.size('out_hidden_size', 3584);
  return tower(sizes, { hiddenSize, innerSize, outputSize, gated: true, norm: 'gain' });
}

interface Widths {
  readonly hiddenSize: number;
  readonly innerSize: number;
  readonly outputSize: number;
  readonly gated: boolean;
  readonly norm: NormKind;
}

function tower(sizes: VisionSizes, widths: Widths): VisionTower {
  const { hiddenSize, norm, outputSize } = widths;
  const pixels = sizes.size('patch_size', 14) ** 2;
  const patch = sizes.size('in_channels', 3) * sizes.size('temporal_patch_size', 2) * pixels;
  const merged = hiddenSize * sizes.size('spatial_merge_size', 2) ** 2;
  const blocks = imageBlocks({
    ...widths,
    layers: sizes.size('depth', 32),
    queryKeyValueBias: true,
    outputBias: true,
    feedForwardBias: true,
  });
  const merger =
    normWeights(norm, hiddenSize) + linear(merged, merged, true) + linear(merged, outputSize, true);
  return { weights: linear(patch, hiddenSize) + blocks + merger, width: outputSize };
}
