import { type Notice } from '../notice';

/** From here on a batch forces a model to be split that need not be: more ways than one machine of eight has. */
const MUCH = 8;

/**
 * Says where the batch, not the model, decides the layout: replicas must divide both the accelerators and the
 * sequences of a step, so that few common divisors leave nothing but splitting the model.
 * @returns the most replicas there can be and the nearest batch that allows a replica on every accelerator; nothing
 *   where replicas may be within a factor of eight of the accelerators
 * @example 512 accelerators, 2,160 sequences // at most 16 replicas; 2,048 sequences would allow 512
 */
export function batchLimit(accelerators: number, globalBatchSequences: number): readonly Notice[] {
  const replicas = greatestCommonDivisor(accelerators, globalBatchSequences);
  if (replicas * MUCH >= accelerators) return [];
  const better = Math.max(1, Math.round(globalBatchSequences / accelerators)) * accelerators;
  const args = { globalBatchSequences, accelerators, replicas, better };
  return [{ code: 'batch-limits-replicas', severity: 'info', args }];
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
