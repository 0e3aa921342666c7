import { type Sourced } from '../engine/run';
import { derived, type Section } from './section';

/** The matrix precision behind the words of Composer, Lightning and OLMo. */
const PRECISIONS: readonly (readonly [pattern: RegExp, precision: string])[] = [
  [/fp8/, 'fp8'],
  [/fp4/, 'fp4'],
  [/bf(loat)?_?16-true/, 'bf16-true'],
  [/bf(loat)?_?16/, 'bf16'],
  [/(^|\D)16-true/, 'fp16-true'],
  [/(^|\D)16(\D|$)|fp16/, 'fp16'],
  [/(^|\D)32(\D|$)|fp32/, 'fp32'],
];

/**
 * A precision in the vocabulary of the run description.
 * @returns undefined for words that say nothing about it
 * @example precisionOf of `amp_bf16` => `bf16`; of `16-mixed` => `fp16`; of `bf16-true` => `bf16-true`
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
  const stage = strategy === undefined ? undefined : ZERO_STAGES.get(strategy.value.toUpperCase());
  return strategy === undefined || stage === undefined ? undefined : { ...strategy, value: stage };
}

/** The precision whose switch is on: `bf16: true` (Megatron) or `bf16: {enabled: true}` (DeepSpeed, GPT-NeoX). */
export function switchedPrecision(section: Section | undefined): Sourced<string> | undefined {
  for (const precision of ['bf16', 'fp16', 'fp8']) {
    const block = section?.section(precision);
    const plain = section?.peek(precision)?.kind === 'scalar' && precision !== 'fp8';
    const on = block === undefined ? (plain ? section.flag(precision) : undefined) : block.flag('enabled');
    if (on?.value === true) return { ...on, value: precision };
  }
  return undefined;
}

/** A switch, only where it is on. */
export function switchedOn(flag: Sourced<boolean> | undefined): Sourced<boolean> | undefined {
  return flag?.value === true ? flag : undefined;
}

/** What a switch for recompute says: all but the inputs of layers are computed again, or nothing is. */
export function recomputeSwitch(flag: Sourced<boolean> | undefined): Sourced<string> | undefined {
  return flag && { ...flag, value: flag.value ? 'full' : 'none' };
}

/** Sizes of tokenizers with their added tokens, by the names files call them (their tokenizer.json on the hub). */
const TOKENIZERS: readonly (readonly [name: RegExp, tokens: number])[] = [
  [/gpt-?2/i, 50257],
  [/20B_tokenizer|gpt-neox-20b/i, 50277],
  [/llama-?3/i, 128256],
  [/llama-?2/i, 32000],
  [/mixtral-8x7b|mistral-7b(-instruct)?-v0\.1/i, 32000],
  [/gemma-(1\.1-)?[27]b/i, 256000],
];

/**
 * The vocabulary of a tokenizer that a file only names; undefined if it is none of the common ones.
 * @example `NousResearch/Llama-2-7b-hf` => 32000
 */
export function vocabularyOf(tokenizer: Sourced<string> | undefined): Sourced<number> | undefined {
  const known = TOKENIZERS.find(([name]) => tokenizer !== undefined && name.test(tokenizer.value));
  return known === undefined ? undefined : derived(known[1], tokenizer?.value ?? '', tokenizer?.at);
}

/** The multiple that rows are rounded up to, as a field: for a vocabulary that only a person states. */
export function vocabularyMultiple(multiple: number, note: string): Sourced<number> | undefined {
  return multiple > 1 ? derived(multiple, note) : undefined;
}

/**
 * Rows of an embedding that is padded to a multiple; undefined if the vocabulary is or nothing is padded.
 * @example 50277 tokens, multiple of 128 × 2 => 50432
 */
export function paddedRows(
  vocabulary: Sourced<number> | undefined,
  multiple: number,
): Sourced<number> | undefined {
  if (vocabulary === undefined || multiple === 1) return undefined;
  const key = vocabulary.origin === 'file' ? String(vocabulary.at?.path.at(-1)) : String(vocabulary.value);
  const rows = Math.ceil(vocabulary.value / multiple) * multiple;
  return derived(rows, `⌈${key} / ${multiple}⌉ × ${multiple}`, vocabulary.at);
}
