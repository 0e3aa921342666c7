import { linear } from '../countParameters';
import { normWeights } from '../blocks/norm';
import { imageBlocks } from './imageBlocks';
import { patchesOf, type VisionSizes, type VisionTower } from './visionSizes';

/**
 * InternViT as transformers has it: a class token, learned positions, two scales per block, norms on queries and
 * keys where asked for, and a last norm unless the outputs are averaged.
 * @see transformers 5.18 modeling_internvl.py, InternVLVisionModel
 */
export function internVl(sizes: VisionSizes): VisionTower {
  const width = sizes.size('hidden_size', 1024);
  const layers = sizes.size('num_hidden_layers', 24);
  const [patches, pixels] = patchesOf(sizes, 448, 14);
  const blocks = imageBlocks({
    layers,
    hiddenSize: width,
    innerSize: sizes.size('intermediate_size', 4096),
    gated: false,
    norm: sizes.text('norm_type') === 'rms_norm' ? 'gain' : 'gain-and-bias',
    queryKeyValueBias: sizes.flag('attention_bias', false),
    outputBias: true,
    feedForwardBias: true,
  });
  const scales = 2 * width;
  const queryKeyNorms = sizes.flag('use_qk_norm', false) ? 2 * width : 0;
  const tokens = sizes.flag('use_mask_token', false) ? 2 : 1;
  const positions = sizes.flag('use_absolute_position_embeddings', true) ? patches + 1 : 0;
  const lastNorm = sizes.flag('use_mean_pooling', true) ? 0 : normWeights('gain-and-bias', width);
  const weights =
    linear(sizes.size('num_channels', 3) * pixels, width, true) +
    (tokens + positions) * width +
    blocks +
    layers * (scales + queryKeyNorms) +
    lastNorm;
  return { weights, width };
}
