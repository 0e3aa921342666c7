import { parseCount } from './duration';

/** A batch of so many sequences, from so many sequences seen on. */
export interface BatchStage {
  readonly from: number;
  readonly sequences: number;
}

/** More stages than any schedule has. */
const MOST = 100_000;

/**
 * Megatron's `rampup_batch_size`: from `start` by `increment` to the whole batch, evenly over so many samples
 * (megatron/core/num_microbatches_calculator.py).
 * @param written the three numbers
 * @returns undefined where they are not three, or the increments do not lead to the batch
 * @example [192, 192, 9600000] to 1536: eight stages, the last from sample 9,600,000 on
 */
export function rampStages(
  written: readonly number[],
  batch: number | undefined,
): readonly BatchStage[] | undefined {
  const [start = NaN, increment = NaN, samples = NaN] = written;
  const steps = ((batch ?? NaN) - start) / increment;
  if (!(start >= 1 && samples >= 0) || !Number.isInteger(steps) || steps < 1 || steps > MOST)
    return undefined;
  return Array.from({ length: steps + 1 }, (_, index) => ({
    from: (index * samples) / steps,
    sequences: start + index * increment,
  }));
}

/**
 * Megatron's `step_batch_size_schedule`: batches by the tokens seen.
 * @param length tokens of a sequence
 * @returns undefined if it is not well-formed
 * @example `0:384 200B:768` at 4096 tokens: 384 sequences, from 48,828,125 sequences on 768
 */
export function tokenStages(written: string, length: number): readonly BatchStage[] | undefined {
  const stages = written
    .trim()
    .split(/[\s,]+/)
    .slice(0, MOST)
    .map((stage) => {
      const [, tokens = '', batch = ''] = /^([^:]+):(\d+)$/.exec(stage) ?? [];
      const from = tokens === '0' ? 0 : parseCount(tokens);
      const sequences = Number(batch);
      return from === undefined || sequences < 1 || sequences > 1e9
        ? undefined
        : { from: from / length, sequences };
    });
  const known = stages.filter((stage) => stage !== undefined);
  const rises = known.every(({ from }, index) => index === 0 || from > (known[index - 1]?.from ?? 0));
  return known.length === stages.length && known[0]?.from === 0 && rises ? known : undefined;
}

/** Sequences seen after so many steps; a stage ends with the step that reaches the next one. */
export function sequencesAfter(stages: readonly BatchStage[], steps: number): number {
  let seen = 0;
  let left = steps;
  stages.forEach(({ sequences }, index) => {
    const end = stages[index + 1]?.from ?? Infinity;
    const taken = Math.min(left, Math.max(0, Math.ceil((end - seen) / sequences)));
    seen += taken * sequences;
    left -= taken;
  });
  return seen;
}

/** Whole steps within so many sequences. */
export function stepsWithin(stages: readonly BatchStage[], total: number): number {
  let seen = 0;
  let steps = 0;
  stages.forEach(({ sequences }, index) => {
    const end = Math.min(total, stages[index + 1]?.from ?? Infinity);
    const whole = end < total ? Math.ceil((end - seen) / sequences) : Math.floor((end - seen) / sequences);
    const taken = Math.max(0, whole);
    seen += taken * sequences;
    steps += taken;
  });
  return steps;
}
