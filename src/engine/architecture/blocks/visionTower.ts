import { linear, type Part, tower } from '../countParameters';
import { feedForwardWeights } from './feedForward';
import { normWeights } from './norm';

/** The vision encoder of Qwen3-VL. */
export interface VisionTowerShape {
  readonly depth: number;
  readonly hiddenSize: number;
  readonly innerSize: number;
  readonly channels: number;
  readonly patchSize: number;
  readonly temporalPatchSize: number;
  /** Patches merged along each axis before the language model. */
  readonly mergeSize: number;
  readonly positions: number;
  /** The language model's width. */
  readonly outputSize: number;
  /** Layers whose output goes to the language model by a merger of its own. */
  readonly deepStacks: number;
}

/**
 * Weights of the tower: patches, positions, blocks, and mergers into the language model.
 * @see transformers 5.18 modeling_qwen3_vl.py, Qwen3VLVisionModel
 * @example Qwen3-VL-30B-A3B: 27 blocks of 1,152 // => 538,631,408
 */
export function visionTower(shape: VisionTowerShape): Part {
  const { depth, hiddenSize, innerSize, outputSize, deepStacks } = shape;
  const patch = shape.channels * shape.temporalPatchSize * shape.patchSize ** 2;
  const merged = hiddenSize * shape.mergeSize ** 2;
  const block =
    2 * normWeights('gain-and-bias', hiddenSize) +
    linear(hiddenSize, 3 * hiddenSize, true) +
    linear(hiddenSize, hiddenSize, true) +
    feedForwardWeights({ hiddenSize, innerSize, gated: false, bias: true });
  const merger = linear(merged, merged, true) + linear(merged, outputSize, true);
  const weights =
    linear(patch, hiddenSize, true) +
    shape.positions * hiddenSize +
    depth * block +
    (merger + normWeights('gain-and-bias', hiddenSize)) +
    deepStacks * (merger + normWeights('gain-and-bias', merged));
  return tower('vision-tower', weights);
}
