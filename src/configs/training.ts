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
    training.tokensPerStep ?? product('global batch', training.globalBatchSequences, training.sequenceLength);
  const steps = training.steps ?? quotient(training.tokens, tokensPerStep, rounding);
  const tokens = training.tokens ?? product('steps', training.steps, tokensPerStep);
  return withoutMissing({ ...training, tokensPerStep, steps, tokens });
}

/** The key a value was read from, or its own derivation, for use in a formula. */
function symbol(value: Sourced<number>): string {
  const key = value.at?.path.at(-1);
  if (value.origin !== 'derived' && key !== undefined) return String(key);
  return value.origin === 'derived' && value.note !== undefined ? value.note : String(value.value);
}

function product(
  name: string,
  left: Sourced<number> | undefined,
  right: Sourced<number> | undefined,
): Sourced<number> | undefined {
  if (left === undefined || right === undefined) return undefined;
  return derived(left.value * right.value, `${symbol(left) || name} × ${symbol(right)}`);
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

/** Leaves out fields that are undefined, so that a description holds only what is there. */
export function withoutMissing<T extends object>(fields: T): T {
  const kept: Partial<T> = {};
  for (const key in fields) {
    if (fields[key] !== undefined) kept[key] = fields[key];
  }
  return kept as T;
}
