import { stageActivations, stageLogits } from './activations';
import { type ModelShape } from './modelShape';
import { modelStates, type ByteRange } from './modelStates';
import { stagesOf, type Stage } from './stages';
import { stageWeights } from './stageWeights';
import { type TrainingSetup } from './trainingSetup';

/** What memory goes to, in the order in which it is shown; the report has a label for each. */
export const MEMORY_PARTS = [
  'weights',
  'frozen-weights',
  'gradients',
  'master-weights',
  'optimizer-states',
  'gathered-layer',
  'activations',
  'logits',
  // Fragmentation, the runtime and its communication buffers: an allowance, not a count.
  'allowance',
] as const;

/** One of them. */
export type MemoryPartKind = (typeof MEMORY_PARTS)[number];

/** Bytes of one accelerator for one purpose. */
export interface MemoryPart extends ByteRange {
  readonly part: MemoryPartKind;
}

/** The fullest accelerator: what it holds and on which stage it is. */
export interface MemoryOfStage extends ByteRange {
  readonly stage: Stage;
  /** Parts that are there, in the order of {@link MEMORY_PARTS}. */
  readonly parts: readonly MemoryPart[];
}

/** Share of what comes and goes that fragmentation costs: Megatron-LM's report adds 5 %; the ends are our assumption. */
const FRAGMENTATION: ByteRange = { value: 0.05, low: 0, high: 0.1 };
/** CUDA context, libraries and NCCL buffers: our assumption. */
const RUNTIME_BYTES: ByteRange = { value: 1e9, low: 0.5e9, high: 2e9 };

function allowance(...transient: readonly ByteRange[]): ByteRange {
  const share = (end: keyof ByteRange): number =>
    RUNTIME_BYTES[end] + FRAGMENTATION[end] * transient.reduce((sum, each) => sum + each[end], 0);
  return { value: share('value'), low: share('low'), high: share('high') };
}

/** What one accelerator of a stage holds. */
function memoryOfStage(shape: ModelShape, stage: Stage, setup: TrainingSetup): MemoryOfStage {
  const states = modelStates(shape, stageWeights(shape, stage, setup.layout), setup);
  const activations = stageActivations(shape, stage, setup);
  const logits = stageLogits(shape, stage, setup);
  const all: readonly (readonly [MemoryPartKind, ByteRange])[] = [
    ['weights', states.weights],
    ['frozen-weights', states.frozenWeights],
    ['gradients', states.gradients],
    ['master-weights', states.masterWeights],
    ['optimizer-states', states.optimizerStates],
    ['gathered-layer', states.gatheredLayer],
    ['activations', activations],
    ['logits', logits],
    ['allowance', allowance(states.gatheredLayer, activations, logits)],
  ];
  const parts: MemoryPart[] = [];
  let [value, low, high] = [0, 0, 0];
  for (const [part, bytes] of all) {
    if (!(bytes.high > 0)) continue;
    parts.push({ part, value: bytes.value, low: bytes.low, high: bytes.high });
    value += bytes.value;
    low += bytes.low;
    high += bytes.high;
  }
  return { stage, parts, value, low, high };
}

/** What the fullest accelerator holds: of the first, the second and the last stage the one with the most bytes. */
export function fullestStage(shape: ModelShape, setup: TrainingSetup): MemoryOfStage {
  const [first, ...others] = stagesOf(shape, setup).map((stage) => memoryOfStage(shape, stage, setup));
  if (first === undefined) throw new Error('a pipeline requires at least 1 stage');
  return others.reduce((fullest, each) => (each.value > fullest.value ? each : fullest), first);
}
