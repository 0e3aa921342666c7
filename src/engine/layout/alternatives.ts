import { type Accelerator } from '../hardware/accelerator';
import { fullestStage } from '../memory/memoryParts';
import { type ByteRange } from '../memory/modelStates';
import { type ModelShape } from '../memory/modelShape';
import { type OptimizerId } from '../memory/optimizers';
import { type StateSchemeId } from '../memory/stateSchemes';
import { type ParallelLayout, type Recompute, type TrainingSetup } from '../memory/trainingSetup';
import { type FieldPath } from '../run';
import { checkLayout } from './checkLayout';
import { machineOf } from './machine';
import { stepTime } from './stepTime';
import { workloadOf } from './workload';

/** One value that a field of a run may have, and what each accelerator then holds and takes. */
export interface Alternative {
  /** The value as it stands in the setup: a size, a ZeRO stage, an optimiser, a scheme, a mode of recompute. */
  readonly value: number | string;
  readonly isCurrent: boolean;
  /** The run with that value. */
  readonly setup: TrainingSetup;
  readonly memory: ByteRange;
  /** Seconds of a step of the same global batch; absent where the rates of the accelerator are not known. */
  readonly stepSeconds?: number;
}

/** What alternatives start from. */
export interface Situation {
  readonly shape: ModelShape;
  readonly setup: TrainingSetup;
  readonly accelerator?: Accelerator;
}

type Change = readonly [value: number | string, changed: Partial<TrainingSetup>];

const OPTIMIZERS: readonly OptimizerId[] = ['adamw', 'adam-8bit', 'adafactor', 'muon', 'lion', 'sgd'];
const SCHEMES: readonly StateSchemeId[] = ['fp32', 'mixed', 'pure-16'];
const RECOMPUTES: readonly Recompute[] = ['none', 'selective', 'full'];

/** Sizes of the layout that take accelerators from data parallelism, or give them back. */
type Split = 'tensorParallel' | 'pipelineParallel' | 'contextParallel';

/**
 * The values a field may have instead, each with the memory of the fullest accelerator and the time of a step. More
 * or less splitting of the model leaves the accelerators as many; the global batch stays, so that a smaller
 * micro-batch means more of them. What cannot be (heads that do not divide) is left out.
 * @param doublings how often sizes are halved and doubled
 * @returns the current value among them, in order; empty for a field that moves no memory
 * @example 'cluster.zeroStage' // 0, 1, 2, 3
 */
export function alternativesOf(
  field: FieldPath,
  situation: Situation,
  doublings = 1,
): readonly Alternative[] {
  const { shape, setup, accelerator } = situation;
  const machine = accelerator === undefined ? undefined : machineOf(accelerator);
  const current = currentOf(field, setup);
  return changesOf(field, setup, doublings).flatMap(([value, changed]): readonly Alternative[] => {
    const next = { ...setup, ...changed };
    if (value !== current && checkLayout(shape, next.layout).length > 0) return [];
    const { value: bytes, low, high } = fullestStage(shape, next);
    const work = workloadOf(shape, next.sequenceLength);
    const seconds =
      machine === undefined || work === undefined || next.microBatches === undefined
        ? undefined
        : stepTime(shape, next, next.microBatches, machine, work).total;
    return [
      {
        value,
        isCurrent: value === current,
        setup: next,
        memory: { value: bytes, low, high },
        ...(seconds === undefined || !Number.isFinite(seconds) ? {} : { stepSeconds: seconds }),
      },
    ];
  });
}

function currentOf(field: FieldPath, setup: TrainingSetup): number | string | undefined {
  switch (field) {
    case 'cluster.zeroStage':
      return setup.layout.zeroStage;
    case 'cluster.tensorParallel':
      return setup.layout.tensorParallel;
    case 'cluster.pipelineParallel':
      return setup.layout.pipelineParallel;
    case 'cluster.contextParallel':
      return setup.layout.contextParallel;
    case 'training.microBatchSequences':
      return setup.microBatchSequences;
    case 'training.sequenceLength':
      return setup.sequenceLength;
    case 'training.optimizer':
      return setup.optimizer;
    case 'training.precision':
      return setup.stateScheme;
    case 'cluster.activationRecompute':
      return setup.recompute;
    default:
      return undefined;
  }
}

function changesOf(field: FieldPath, setup: TrainingSetup, doublings: number): readonly Change[] {
  const { layout } = setup;
  switch (field) {
    case 'cluster.zeroStage':
      return ([0, 1, 2, 3] as const).map((zeroStage) => [zeroStage, { layout: { ...layout, zeroStage } }]);
    case 'cluster.tensorParallel':
      return splits(setup, 'tensorParallel', doublings);
    case 'cluster.pipelineParallel':
      return splits(setup, 'pipelineParallel', doublings);
    case 'cluster.contextParallel':
      return splits(setup, 'contextParallel', doublings);
    case 'training.microBatchSequences':
      return aroundOf(setup.microBatchSequences, doublings).map((size) => [
        size,
        { microBatchSequences: size, ...microBatches(setup, setup.microBatchSequences / size) },
      ]);
    case 'training.sequenceLength':
      return aroundOf(setup.sequenceLength, doublings).map((sequenceLength) => [
        sequenceLength,
        { sequenceLength },
      ]);
    case 'training.optimizer':
      return OPTIMIZERS.map((optimizer) => [optimizer, { optimizer }]);
    case 'training.precision':
      return SCHEMES.map((stateScheme) => [stateScheme, { stateScheme }]);
    case 'cluster.activationRecompute':
      return RECOMPUTES.map((recompute) => [recompute, { recompute }]);
    default:
      return [];
  }
}

/** The size halved and doubled so often, itself among them; whole ones only. @example aroundOf(2, 1) // 1, 2, 4 */
function aroundOf(size: number, doublings: number): readonly number[] {
  const sizes = Array.from({ length: 2 * doublings + 1 }, (_, step) => size * 2 ** (step - doublings));
  return sizes.filter((each) => Number.isInteger(each) && each >= 1);
}

/** Half, as much and twice the splitting, with data parallelism making up for it. */
function splits(setup: TrainingSetup, name: Split, doublings: number): readonly Change[] {
  const { layout } = setup;
  return aroundOf(layout[name], doublings).flatMap((size): readonly Change[] => {
    const dataParallel = (layout.dataParallel * layout[name]) / size;
    if (!Number.isInteger(dataParallel)) return [];
    const changed: ParallelLayout = { ...layout, [name]: size, dataParallel };
    return [[size, { layout: changed, ...microBatches(setup, size / layout[name]) }]];
  });
}

/** As many micro-batches as keep the global batch, where they are known and come out whole. */
function microBatches(setup: TrainingSetup, factor: number): Pick<TrainingSetup, 'microBatches'> {
  const count = (setup.microBatches ?? NaN) * factor;
  return Number.isInteger(count) && count >= 1 ? { microBatches: count } : { microBatches: undefined };
}
