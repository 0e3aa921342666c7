import { type CountTower } from './visionSizes';

/** The only tower of this kind that a published model has; its name stands for all of its sizes. */
const KNOWN = 'mobilenetv5_300m_enc';

/**
 * MobileNetV5's weights: what Gemma 3n E4B has beyond its language model and its audio tower (7,849,978,192 in the
 * metadata of its weights, less 6,866,696,688, 684,694,048 and 4,460,544 that join the tower to the language model).
 */
const WEIGHTS = 294_126_912;

/** Gemma 3n's tower, named instead of described, with the rows and norms of its own tokens. */
export const mobileNetV5: CountTower = (sizes) => {
  if ((sizes.text('architecture') ?? KNOWN) !== KNOWN) return undefined;
  const width = sizes.size('hidden_size', 2048);
  return { weights: WEIGHTS + (sizes.size('vocab_size', 128) + 2) * width, width };
};
