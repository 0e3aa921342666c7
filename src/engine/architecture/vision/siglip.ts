import { linear } from '../countParameters';
import { feedForwardWeights } from '../blocks/feedForward';
import { classicBlocks } from './imageBlocks';
import { patchesOf, type VisionSizes, type VisionTower } from './visionSizes';

/**
 * SigLIP: patches with bias, learned positions, a norm after the blocks, and a head that pools by attention unless
 * `vision_use_head` takes it away.
 * @see transformers 5.18 modeling_siglip.py, SiglipVisionModel
 * @example SO400M at 896 pixels without its head // => 416,866,032 weights
 */
export function siglip(sizes: VisionSizes): VisionTower {
  const encoder = siglipEncoder(sizes, 12, 768, 16);
  if (!sizes.flag('vision_use_head', true)) return encoder;
  const hiddenSize = encoder.width;
  const innerSize = sizes.size('intermediate_size', 3072);
  const head =
    hiddenSize +
    4 * linear(hiddenSize, hiddenSize, true) +
    2 * hiddenSize +
    feedForwardWeights({ hiddenSize, innerSize, gated: false, bias: true });
  return { ...encoder, weights: encoder.weights + head };
}

/**
 * The encoder of Idefics 3 and SmolVLM: SigLIP's without a head.
 * @see transformers 5.18 modeling_idefics3.py, Idefics3VisionTransformer; modeling_smolvlm.py
 */
export function idefics3Encoder(sizes: VisionSizes): VisionTower {
  return siglipEncoder(sizes, 12, 1152, 32);
}

function siglipEncoder(sizes: VisionSizes, layers: number, hiddenSize: number, patch: number): VisionTower {
  const width = sizes.size('hidden_size', hiddenSize);
  const [patches, pixels] = patchesOf(sizes, 224, patch);
  const weights =
    linear(sizes.size('num_channels', 3) * pixels, width, true) +
    patches * width +
    2 * width +
    classicBlocks(sizes.size('num_hidden_layers', layers), width, sizes.size('intermediate_size', 3072));
  return { weights, width };
}
