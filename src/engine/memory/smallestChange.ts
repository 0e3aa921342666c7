import { fullestStage, type MemoryOfStage } from './memoryParts';
import { type ModelShape } from './modelShape';
import { type ParallelLayout, type Recompute, type TrainingSetup, type ZeroStage } from './trainingSetup';

/** One thing to change in a config. */
export type SetupChange =
  | { readonly kind: 'micro-batch'; readonly from: number; readonly to: number }
  /** More accelerators, where nobody has said how many there are. */
  | { readonly kind: 'data-parallel'; readonly from: number; readonly to: number }
  | { readonly kind: 'zero-stage'; readonly from: ZeroStage; readonly to: ZeroStage }
  | { readonly kind: 'recompute'; readonly from: Recompute; readonly to: Recompute }
  /** Data parallelism shrinks by the same factor, so that the accelerators stay as many. */
  | {
      readonly kind: 'tensor-parallel';
      readonly from: number;
      readonly to: number;
      readonly dataParallel: number;
    };

/** What makes a run fit that does not. */
export interface SmallestChange {
  readonly changes: readonly SetupChange[];
  readonly setup: TrainingSetup;
  readonly memory: MemoryOfStage;
}

/** How much a change costs a run, in our judgement: a smaller micro-batch little, computing everything twice much. */
const [HALVING, ZERO_STEP, SELECTIVE, FULL, TENSOR_DOUBLING] = [1, 1, 1, 4, 3];

interface Option {
  readonly cost: number;
  readonly change?: SetupChange;
  readonly apply: (setup: TrainingSetup) => TrainingSetup;
}

const stay: Option = { cost: 0, apply: (setup) => setup };

function withLayout(setup: TrainingSetup, layout: Partial<ParallelLayout>): TrainingSetup {
  return { ...setup, layout: { ...setup.layout, ...layout } };
}

function moreMicroBatches(setup: TrainingSetup, factor: number): Partial<TrainingSetup> {
  return setup.microBatches === undefined ? {} : { microBatches: setup.microBatches * factor };
}

function microBatches({ microBatchSequences: from }: TrainingSetup): readonly Option[] {
  const options = [stay];
  for (let to = from / 2, cost = HALVING; Number.isInteger(to) && to >= 1; to /= 2, cost += HALVING) {
    options.push({
      cost,
      change: { kind: 'micro-batch', from, to },
      apply: (setup) => ({ ...setup, microBatchSequences: to, ...moreMicroBatches(setup, from / to) }),
    });
  }
  return options;
}

/** Stages 2 and 3 are not used with a pipeline: they would reduce and gather for every micro-batch. */
function zeroStages({ layout }: TrainingSetup): readonly Option[] {
  const from = layout.zeroStage;
  const last = layout.pipelineParallel > 1 ? 1 : 3;
  if (layout.dataParallel * layout.contextParallel === 1) return [stay];
  return [
    stay,
    ...([1, 2, 3] as const)
      .filter((to) => to > from && to <= last)
      .map((to): Option => ({
        cost: (to - from) * ZERO_STEP,
        change: { kind: 'zero-stage', from, to },
        apply: (setup) => withLayout(setup, { zeroStage: to }),
      })),
  ];
}

function recomputes({ recompute: from, attention }: TrainingSetup): readonly Option[] {
  const to = (mode: Recompute, cost: number): Option => ({
    cost,
    change: { kind: 'recompute', from, to: mode },
    apply: (setup) => ({ ...setup, recompute: mode }),
  });
  const selective = from === 'none' && attention === 'stored' ? [to('selective', SELECTIVE)] : [];
  return [stay, ...selective, ...(from === 'full' ? [] : [to('full', FULL)])];
}

function tensorSizes(shape: ModelShape, { layout }: TrainingSetup, mostTensor: number): readonly Option[] {
  const options = [stay];
  const from = layout.tensorParallel;
  for (let factor = 2; from * factor <= mostTensor; factor *= 2) {
    const dataParallel = layout.dataParallel / factor;
    const divides = shape.heads === undefined || shape.heads % (from * factor) === 0;
    const ranks = dataParallel * layout.contextParallel;
    if (!Number.isInteger(dataParallel) || !divides || ranks % layout.expertParallel !== 0) break;
    options.push({
      cost: Math.log2(factor) * TENSOR_DOUBLING,
      change: { kind: 'tensor-parallel', from, to: from * factor, dataParallel },
      apply: (setup) => ({
        ...withLayout(setup, { tensorParallel: from * factor, dataParallel }),
        ...moreMicroBatches(setup, factor),
      }),
    });
  }
  return options;
}

/**
 * The least costly change that brings the value below a capacity, found by trying all combinations of smaller
 * micro-batches, higher ZeRO stages, recompute and more tensor parallelism on the same accelerators.
 * @param mostTensor largest tensor parallelism to try: the accelerators of one node
 * @returns no changes if it fits as it is; undefined if nothing tried does
 */
export function smallestChange(
  shape: ModelShape,
  setup: TrainingSetup,
  capacityBytes: number,
  mostTensor = 8,
): SmallestChange | undefined {
  let best: (SmallestChange & { readonly cost: number }) | undefined;
  for (const micro of microBatches(setup)) {
    for (const zero of zeroStages(setup)) {
      for (const recompute of recomputes(setup)) {
        for (const tensor of tensorSizes(shape, setup, mostTensor)) {
          const options = [micro, zero, recompute, tensor];
          const cost = options.reduce((sum, each) => sum + each.cost, 0);
          if (best !== undefined && cost >= best.cost) continue;
          const changed = options.reduce((result, { apply }) => apply(result), setup);
          const memory = fullestStage(shape, changed);
          if (memory.value > capacityBytes) continue;
          const changes = options.flatMap(({ change }) => change ?? []);
          best = { cost, changes, setup: changed, memory };
        }
      }
    }
  }
  return best === undefined ? undefined : { changes: best.changes, setup: best.setup, memory: best.memory };
}
