import { type Sourced } from '../engine/run';

/** The matrix precision behind the words of Composer, Lightning and OLMo. */
const PRECISIONS: readonly (readonly [pattern: RegExp, precision: string])[] = [
  [/fp8/, 'fp8'],
  [/bf16/, 'bf16'],
  [/(^|\D)16(\D|$)|fp16/, 'fp16'],
  [/(^|\D)32(\D|$)|fp32/, 'fp32'],
];

/**
 * A precision in the vocabulary of the run description.
 * @returns undefined for words that say nothing about it
 * @example precisionOf of `amp_bf16` => `bf16`; of `16-mixed` => `fp16`
 */
export function precisionOf(written: Sourced<string> | undefined): Sourced<string> | undefined {
  if (written === undefined) return undefined;
  const word = written.value.toLowerCase();
  const found = PRECISIONS.find(([pattern]) => pattern.test(word));
  return found === undefined ? undefined : { ...written, value: found[1] };
}

/** How much PyTorch's sharding strategies shard, in the stages of ZeRO (Rajbhandari et al. 2019). */
const ZERO_STAGES: ReadonlyMap<string, number> = new Map([
  ['FULL_SHARD', 3],
  ['HYBRID_SHARD', 3],
  ['_HYBRID_SHARD_ZERO2', 2],
  ['SHARD_GRAD_OP', 2],
  ['NO_SHARD', 0],
]);

/** The ZeRO stage of an FSDP sharding strategy; undefined if it is not known. */
export function zeroStageOf(strategy: Sourced<string> | undefined): Sourced<number> | undefined {
  const stage = strategy === undefined ? undefined : ZERO_STAGES.get(strategy.value);
  return strategy === undefined || stage === undefined ? undefined : { ...strategy, value: stage };
}
