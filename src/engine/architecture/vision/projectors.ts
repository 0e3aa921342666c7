import { linear } from '../countParameters';
import { type CountProjector } from './visionSizes';

/** LLaVA's two layers; the first takes the outputs of as many layers of the tower as the file lists. */
export const llavaProjector: CountProjector = (root, width, language) =>
  twoLayers(
    width * root.entries('vision_feature_layer', 1),
    language,
    root.flag('multimodal_projector_bias', true),
  );

/** LLaVA-NeXT and OneVision: LLaVA's, and what stands for the end of a row of patches. */
export const llavaNextProjector: CountProjector = (root, width, language) =>
  llavaProjector(root, width, language) + language;

/** Mistral 3: a norm and a merger of patches before two layers, without bias unless asked for. */
export const mistral3Projector: CountProjector = (root, width, language) =>
  width +
  linear(width * root.size('spatial_merge_size', 2) ** 2, width) +
  twoLayers(
    width * root.entries('vision_feature_layer', 1),
    language,
    root.flag('multimodal_projector_bias', false),
  );

/** PaliGemma: one layer with bias, as wide as the file says. */
export const paliGemmaProjector: CountProjector = (root, width) =>
  linear(width, root.size('projection_dim', 2048), true);

/** Gemma 3: a norm and one matrix. */
export const gemma3Projector: CountProjector = (_root, width, language) => width + linear(width, language);

/** Gemma 3n: one matrix; the norms before it are the tower's. */
export const gemma3nProjector: CountProjector = (_root, width, language) => linear(width, language);

/** Idefics 3 and SmolVLM: one matrix from as many patches as are shuffled into one. */
export const idefics3Projector: CountProjector = (root, width, language) =>
  linear(width * root.size('scale_factor', 2) ** 2, language);

/** InternVL: a norm and two layers on as many patches as are shuffled into one. */
export const internVlProjector: CountProjector = (root, width, language) => {
  const merged = width * Math.floor(1 / root.ratio('downsample_ratio', 0.5)) ** 2;
  return 2 * merged + twoLayers(merged, language, true);
};

/** Llama 3.2 Vision: one layer with bias. */
export const mllamaProjector: CountProjector = (_root, width, language) => linear(width, language, true);

function twoLayers(inputs: number, outputs: number, bias: boolean): number {
  return linear(inputs, outputs, bias) + linear(outputs, outputs, bias);
}
