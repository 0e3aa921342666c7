import { type ModelShape } from './modelShape';
import { optimizerById, stateBytesPerWeight } from './optimizers';
import { stateSchemes } from './stateSchemes';
import { type StageWeights } from './stageWeights';
import { type TrainingSetup } from './trainingSetup';

/** A number of bytes with the least and the most it may be. */
export interface ByteRange {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What one accelerator holds of the model itself and its training. */
export interface ModelStates {
  readonly weights: ByteRange;
  /** The model's own weights when only an adapter is trained. */
  readonly frozenWeights: ByteRange;
  readonly gradients: ByteRange;
  readonly masterWeights: ByteRange;
  readonly optimizerStates: ByteRange;
  /** What stage 3 has gathered at a time. */
  readonly gatheredLayer: ByteRange;
}

/** Bytes known exactly. */
export const exactly = (value: number): ByteRange => ({ value, low: value, high: value });

/** Bytes per parameter of a gathered layer: 16-bit weights and 16-bit gradients, DeepSpeed's `4 * largest_layer`. */
const GATHERED_BYTES = { value: 4, low: 2, high: 6 };

/**
 * Weights, gradients and optimiser states of one accelerator. ZeRO divides by the d · c ranks that hold the same
 * weights, experts by d · c / e of them: stage 1 master weights and states, stage 2 gradients, stage 3 weights.
 * @see Rajbhandari et al. 2020 (ZeRO), arXiv:1910.02054, section 5
 * @example 7.5B parameters, Adam, 64 ranks: 120, 31.4, 16.6 and 1.9 GB for stages 0 to 3
 */
export function modelStates(shape: ModelShape, held: StageWeights, setup: TrainingSetup): ModelStates {
  return setup.adapter === undefined
    ? trained(shape, held, setup)
    : withAdapter(shape, held, setup, setup.adapter);
}

function trained(shape: ModelShape, held: StageWeights, setup: TrainingSetup): ModelStates {
  const { layout, offload } = setup;
  const scheme = stateSchemes[setup.stateScheme];
  const optimizer = optimizerById(setup.optimizer);
  const ranks = layout.dataParallel * layout.contextParallel;
  const expertRanks = Math.max(1, ranks / layout.expertParallel);
  const over = (fromStage: number): ((dense: number, experts: number) => number) =>
    layout.zeroStage >= fromStage
      ? (dense, experts) => dense / ranks + experts / expertRanks
      : (dense, experts) => dense + experts;
  const dense = held.matrices + held.other;
  const weightsOnHost = offload === 'optimizer-and-weights' && layout.zeroStage === 3;
  const statesOnHost = offload !== 'none';
  const gradientsOnHost = statesOnHost && layout.zeroStage >= 2;
  const perWeight = (kind: 'matrix' | 'other'): number =>
    stateBytesPerWeight(optimizer, kind, shape.hiddenSize, scheme.stateValueBytes);
  const sharedStates = over(1)(
    held.matrices * perWeight('matrix') + held.other * perWeight('other'),
    held.experts * perWeight('matrix'),
  );
  const gradients = gradientsOnHost ? 0 : over(2)(dense, held.experts);
  const gathered = layout.zeroStage === 3 ? held.largestLayer : 0;
  return {
    weights: exactly(weightsOnHost ? 0 : scheme.weightBytes * over(3)(dense, held.experts)),
    frozenWeights: exactly(0),
    gradients: {
      value: scheme.gradientBytes * gradients,
      low: scheme.gradientBytes * gradients,
      high: scheme.gradientBytesHigh * gradients,
    },
    masterWeights: exactly(statesOnHost ? 0 : scheme.masterBytes * over(1)(dense, held.experts)),
    optimizerStates: exactly(statesOnHost ? 0 : sharedStates),
    gatheredLayer: times(GATHERED_BYTES, gathered),
  };
}

/**
 * Frozen weights in their own precision (embeddings, head and norms in 16 bit), and the states of the adapter alone,
 * whose parameters are taken to be spread as the layers are.
 */
function withAdapter(
  shape: ModelShape,
  held: StageWeights,
  setup: TrainingSetup,
  { parameters, frozenBytes }: NonNullable<TrainingSetup['adapter']>,
): ModelStates {
  const whole = shape.weights.matrices + shape.weights.keyValue + shape.weights.experts;
  const part = whole === 0 ? 1 : (held.matrices + held.experts) / whole;
  const adapter = { matrices: parameters * Math.min(1, part), other: 0, experts: 0, largestLayer: 0 };
  const states = trained(shape, adapter, setup);
  const { layout } = setup;
  const ranks = layout.zeroStage === 3 ? layout.dataParallel * layout.contextParallel : 1;
  const expertRanks = layout.zeroStage === 3 ? Math.max(1, ranks / layout.expertParallel) : 1;
  const onHost = setup.offload === 'optimizer-and-weights' && layout.zeroStage === 3;
  const frozen =
    (frozenBytes * held.matrices + 2 * held.other) / ranks + (frozenBytes * held.experts) / expertRanks;
  return {
    ...states,
    frozenWeights: exactly(onHost ? 0 : frozen),
    gatheredLayer: times({ value: 2, low: 2, high: 4 }, layout.zeroStage === 3 ? held.largestLayer : 0),
  };
}

function times(range: ByteRange, factor: number): ByteRange {
  return { value: range.value * factor, low: range.low * factor, high: range.high * factor };
}
