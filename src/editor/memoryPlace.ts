import { type TextRange } from '../engine/notice';
import { type FieldPath, type RunDescription } from '../engine/run';
import { leavesOf } from './leaves';

const isLayout = (field: FieldPath): boolean => field.startsWith('cluster.');

const BATCH: readonly FieldPath[] = [
  'training.microBatchSequences',
  'training.globalBatchSequences',
  'training.gradientAccumulation',
];
const STORAGE: readonly FieldPath[] = ['training.optimizer', 'training.precision', 'training.adapter'];

/** Whether a field says how a run is shared out, batched, stored or recomputed. */
export function decidesMemory(field: FieldPath): boolean {
  return isLayout(field) || BATCH.includes(field) || STORAGE.includes(field);
}

/**
 * Where a config says how the memory of its training is shared out: the line about memory stands above it. The first
 * word on machines and layout, else on the batch, else on what is stored.
 * @returns undefined for a config that says nothing of the kind
 */
export function memoryPlace(description: RunDescription): TextRange | undefined {
  const leaves = leavesOf(description);
  const firstOf = (isMeant: (field: FieldPath) => boolean): TextRange | undefined => {
    let first: TextRange | undefined;
    for (const { field, sourced } of leaves) {
      const { at } = sourced;
      if (at === undefined || at.from !== undefined || !isMeant(field)) continue;
      const range = at.keyRange ?? at.range;
      if (first === undefined || range.start < first.start) first = range;
    }
    return first;
  };
  return (
    firstOf(isLayout) ??
    firstOf((field) => BATCH.includes(field)) ??
    firstOf((field) => STORAGE.includes(field))
  );
}
