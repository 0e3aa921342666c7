import { linear, type Part, totalOf } from '../countParameters';

/**
 * Weights of modules for multi-token prediction on top of a decoder: each has a layer like the last one, a projection
 * from two widths to one, and three norms; embedding and head are the main model's.
 * @param ofLastLayer every part of the last layer, its norms included
 * @see DeepSeek-AI 2024, arXiv:2412.19437, section 2.2; the same in GLM 4.5, MiMo and Qwen 3 Next
 */
export function predictionModules(
  modules: number,
  hiddenSize: number,
  normWidth: number,
  ofLastLayer: readonly Part[],
): number {
  return modules * (totalOf(ofLastLayer) + linear(2 * hiddenSize, hiddenSize) + 3 * normWidth);
}
