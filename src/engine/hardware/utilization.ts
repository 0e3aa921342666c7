import { type Range } from '../assumptions';

/**
 * A share of the peak to assume: `value` for a whole run with its restarts, evaluation and waiting, as GPU-hours are
 * billed; `step` for training steps alone, which is what model FLOPs utilisation (MFU) usually means.
 */
export interface TypicalUtilization extends Range {
  readonly step: number;
  /** Where the four numbers come from, for the reader. */
  readonly source: string;
}

/** What a whole run keeps of the utilisation measured in steps: median and first decile of 37 published runs. */
export const WHOLE_RUN_SHARE = { value: 0.66, low: 0.45 } as const;

const FOUNDRY = 'runs measured with llm-foundry';
const whole = (runs: string, steps: string): string =>
  `median and first decile of what ${runs} reached as a whole, restarts and waiting included; high: third quartile of ${steps} while training`;
const scaled = (steps: string): string =>
  `${steps} while training, and what 37 published runs kept of such figures as a whole (66 %, first decile 45 %); high: their third quartile`;

/** Where no runs on a kind of accelerator are known. */
export const TYPICAL_UTILIZATION: TypicalUtilization = {
  value: 0.3,
  low: 0.21,
  high: 0.53,
  step: 0.4,
  source: whole('39 published runs', `216 ${FOUNDRY} (H100: median 40 %)`),
};

const HOPPER = /^(h100|h200|h800|gh200)/;
const A100 = '24 published runs on A100';
const TPU = '5 published MFUs on TPU v3 and v4 (median 33 %)';

type Row = readonly [
  accelerators: RegExp,
  value: number,
  low: number,
  high: number,
  step: number,
  source: string,
];

/** bf16 and fp16. Medians by size of the model lie within 4 points of these, so that one row serves all sizes. */
const ROWS: readonly Row[] = [
  [
    HOPPER,
    0.26,
    0.15,
    0.42,
    0.4,
    whole('10 published runs on Hopper', `70 H100 bf16 ${FOUNDRY} (median 40 %)`),
  ],
  [/^a100-.*80gb/, 0.34, 0.24, 0.57, 0.54, whole(A100, `61 A100 80 GB ${FOUNDRY} (median 54 %)`)],
  [/^a100/, 0.34, 0.24, 0.53, 0.51, whole(A100, `78 A100 40 GB ${FOUNDRY} (median 51 %)`)],
  [/^tpu-v[234]$/, 0.3, 0.21, 0.46, 0.33, whole('39 published runs', TPU)],
  [/^tpu-v/, 0.38, 0.26, 0.61, 0.57, scaled('median of 24 TPU v5e runs in MaxText’s table, 57 %,')],
];

/** fp8 on Hopper, as a share of the fp8 peak, which is twice that of bf16. */
const HOPPER_FP8: TypicalUtilization = {
  value: 0.15,
  low: 0.1,
  high: 0.28,
  step: 0.23,
  source: scaled(`median of 7 H100 fp8 ${FOUNDRY}, 23 % of the fp8 peak,`),
};

/**
 * The utilisation assumed where nobody says one, by accelerator and precision; for an accelerator of which no runs are
 * known {@link TYPICAL_UTILIZATION}. `test/reproductions/utilization.test.ts` recomputes every number.
 * @example typicalUtilization('a100-sxm-80gb').value // => 0.34, and 0.54 while training
 */
export function typicalUtilization(acceleratorId: string, precision = 'bf16'): TypicalUtilization {
  if (precision === 'fp8' && HOPPER.test(acceleratorId)) return HOPPER_FP8;
  const row = ROWS.find(([accelerators]) => accelerators.test(acceleratorId));
  if (row === undefined) return TYPICAL_UTILIZATION;
  const [, value, low, high, step, source] = row;
  return { value, low, high, step, source };
}
