import { type Range } from '../assumptions';

/** A model FLOPs utilisation (MFU) to assume, with where its three numbers come from. */
export interface TypicalUtilization extends Range {
  readonly source: string;
}

/** How much of the peak steps reach where they were measured, and a whole run, restarts and waiting included. */
const measured = (runs: string, whole: string): string =>
  `median and, as the high end, third quartile of ${runs}; low: first decile of what ${whole} reached as a whole, restarts and waiting included`;

const POOLED = '39 published runs';
const FOUNDRY = 'runs measured with llm-foundry';

/**
 * Where no runs of a kind of accelerator are known: the median of the H100 runs, the third quartile of all 216, the
 * first decile of all whole runs.
 */
export const TYPICAL_UTILIZATION: TypicalUtilization = {
  value: 0.4,
  low: 0.21,
  high: 0.53,
  source: measured(`${FOUNDRY} (70 on H100 bf16; 216 in all)`, POOLED),
};

type Row = readonly [accelerators: RegExp, value: number, low: number, high: number, source: string];

const HOPPER = /^(h100|h200|h800|gh200)/;

/** bf16 and fp16. By size of the model the medians lie within these quartiles, so that one row serves all sizes. */
const ROWS: readonly Row[] = [
  [HOPPER, 0.4, 0.15, 0.42, measured(`70 H100 bf16 ${FOUNDRY}`, '10 on Hopper')],
  [/^a100-.*80gb/, 0.54, 0.24, 0.57, measured(`61 A100 80 GB ${FOUNDRY}`, '24 on A100')],
  [/^a100/, 0.51, 0.24, 0.53, measured(`78 A100 40 GB ${FOUNDRY}`, '24 on A100')],
  [/^tpu-v[234]$/, 0.33, 0.21, 0.46, measured('5 published MFUs on TPU v3 and v4', POOLED)],
  [/^tpu-v/, 0.57, 0.21, 0.61, measured('24 TPU v5e runs in MaxText’s table', POOLED)],
];

/** fp8 on Hopper, as a share of the fp8 peak, which is twice that of bf16. */
const HOPPER_FP8: TypicalUtilization = {
  value: 0.23,
  low: 0.16,
  high: 0.28,
  source: `median, third quartile and first decile of 7 H100 fp8 ${FOUNDRY}, of the fp8 peak`,
};

/**
 * The utilisation assumed where nobody says one, by accelerator and precision; for an accelerator of which no runs are
 * known {@link TYPICAL_UTILIZATION}. `test/reproductions/utilization.test.ts` recomputes every number.
 * @example typicalUtilization('a100-sxm-80gb').value // => 0.54
 */
export function typicalUtilization(acceleratorId: string, precision = 'bf16'): TypicalUtilization {
  if (precision === 'fp8' && HOPPER.test(acceleratorId)) return HOPPER_FP8;
  const row = ROWS.find(([accelerators]) => accelerators.test(acceleratorId));
  if (row === undefined) return TYPICAL_UTILIZATION;
  const [, value, low, high, source] = row;
  return { value, low, high, source };
}
