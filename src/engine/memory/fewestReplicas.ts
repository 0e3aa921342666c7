import { fullestStage } from './memoryParts';
import { type ModelShape } from './modelShape';
import { type SmallestChange } from './smallestChange';
import { type TrainingSetup } from './trainingSetup';

/** More accelerators than anybody has. */
const MOST = 2 ** 20;

/**
 * The fewest replicas, doubled from those there are, whose shards of the states fit: for a run whose number of
 * accelerators nobody has said.
 * @returns undefined where nothing is sharded, or what is not sharded alone is too large
 * @example Llama-3.1-8B under ZeRO-3 with full recompute on 80 GB // 1 → 2
 */
export function fewestReplicas(
  shape: ModelShape,
  setup: TrainingSetup,
  capacityBytes: number,
): SmallestChange | undefined {
  const { layout } = setup;
  const from = layout.dataParallel;
  if (layout.zeroStage === 0) return undefined;
  for (let to = 2 * from; to <= MOST; to *= 2) {
    const changed = { ...setup, layout: { ...layout, dataParallel: to } };
    const memory = fullestStage(shape, changed);
    if (memory.value <= capacityBytes) {
      return { changes: [{ kind: 'data-parallel', from, to }], setup: changed, memory };
    }
  }
  return undefined;
}
