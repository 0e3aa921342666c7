import { type Sourced, type TrainingFields } from '../engine/run';
import { derived } from './section';

/** How a trainer turns a token budget into whole steps: OLMo takes one more step, LitGPT stops before. */
export type StepRounding = 'up' | 'down';

/**
 * Adds to the training fields what follows from them, with the derivation in the file's own keys: tokens per step
 * from batch and sequence length, then steps from tokens or tokens from steps. Nothing stated is replaced.
 * @example 2e12 tokens, 2048 sequences of 2048, rounding up => 476,838 steps
 */
export function completeTraining(training: TrainingFields, rounding: StepRounding): TrainingFields {
  const tokensPerStep =
    training.tokensPerStep ?? productOf(training.globalBatchSequences, training.sequenceLength);
  const steps = training.steps ?? quotient(training.tokens, tokensPerStep, rounding);
  const tokens = training.tokens ?? productOf(training.steps, tokensPerStep);
  return withoutMissing({ ...training, tokensPerStep, steps, tokens });
}

/** The key a value was read from, or its own derivation, for use in a formula. */
function symbol(value: Sourced<number>): string {
  const key = value.at?.path.at(-1);
  if (value.origin !== 'derived' && key !== undefined) {
    const file = value.at?.from?.file;
    return file === undefined ? String(key) : `${key} (${file})`;
  }
  return value.origin === 'derived' && value.note !== undefined ? value.note : String(value.value);
}

/**
 * The product of values that are all known, with its derivation in the file's own keys; undefined if one is missing.
 * @example train_micro_batch_size_per_gpu 4, gradient_accumulation_steps 32, 12 ranks => 1536
 */
export function productOf(...factors: readonly (Sourced<number> | undefined)[]): Sourced<number> | undefined {
  const known = factors.filter((factor) => factor !== undefined);
  if (known.length < factors.length) return undefined;
  const value = known.reduce((product, factor) => product * factor.value, 1);
  return derived(value, known.map(symbol).join(' × '));
}

/** A derived value that people look for at one of the keys it comes from. */
export function placed(value: Sourced<number> | undefined, from: Sourced<unknown> | undefined) {
  return value && { ...value, at: from?.at };
}

/** A value that other keys decide too: the mouse finds it at each of them. */
export function decidedAlso<T>(
  value: Sourced<T>,
  ...others: readonly (Sourced<unknown> | undefined)[]
): Sourced<T> {
  const also = others.flatMap((other) => [
    ...(other?.at === undefined ? [] : [other.at]),
    ...(other?.also ?? []),
  ]);
  return also.length === 0 ? value : { ...value, also: [...(value.also ?? []), ...also] };
}

/** A share of a number of steps, e.g. warm-up of 0.01; undefined if either is missing or the share is none. */
export function shareOf(
  share: Sourced<number> | undefined,
  whole: Sourced<number> | undefined,
): Sourced<number> | undefined {
  if (share === undefined || whole === undefined || share.value > 1) return undefined;
  return derived(Math.round(share.value * whole.value), `${symbol(share)} × ${symbol(whole)}`, share.at);
}

/** A part of a product from the rest of it, where that goes in whole; else undefined. */
export function wholeQuotient(
  dividend: Sourced<number> | undefined,
  ...divisors: readonly (Sourced<number> | undefined)[]
): Sourced<number> | undefined {
  const divisor = productOf(...divisors);
  if (dividend === undefined || divisor === undefined) return undefined;
  const value = dividend.value / divisor.value;
  if (!Number.isInteger(value) || value < 1) return undefined;
  return derived(value, [dividend, ...divisors.filter((each) => each !== undefined)].map(symbol).join(' / '));
}

function quotient(
  tokens: Sourced<number> | undefined,
  tokensPerStep: Sourced<number> | undefined,
  rounding: StepRounding,
): Sourced<number> | undefined {
  if (tokens === undefined || tokensPerStep === undefined) return undefined;
  const exact = tokens.value / tokensPerStep.value;
  const steps = rounding === 'up' ? Math.ceil(exact) : Math.floor(exact);
  if (steps < 1) return undefined;
  const [open, close] = rounding === 'up' ? ['⌈', '⌉'] : ['⌊', '⌋'];
  return derived(steps, `${open}${symbol(tokens)} / (${symbol(tokensPerStep)})${close}`);
}

/**
 * Leaves out fields that are undefined, so that a description holds only what is there. Several parts are joined as
 * by `{...first, ...second}`, which takes four times as long for descriptions.
 */
export function withoutMissing<T extends object>(first: T, ...others: readonly Partial<T>[]): T {
  const kept: Partial<T> = {};
  for (const key in first) if (first[key] !== undefined) kept[key] = first[key];
  for (const fields of others) {
    for (const key in fields) {
      if (fields[key] !== undefined) kept[key] = fields[key];
      else if (key in kept) delete kept[key];
    }
  }
  return kept as T;
}
