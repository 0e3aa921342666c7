/** Learning rate over its peak at each step, 0 to 1. */
export type Schedule = (step: number) => number;

/** How the rate falls in a cooldown: in a line, or by 1 − √x, which Hägele et al. 2024 found the better. */
export type CooldownShape = 'linear' | 'one-minus-square-root';

/** A constant rate. */
export const constantSchedule: Schedule = () => 1;

/** Half a cosine from 1 to `end` over `steps`. */
export function cosineSchedule(steps: number, end = 0): Schedule {
  return (step) => end + ((1 - end) * (1 + Math.cos((Math.PI * Math.min(step, steps)) / steps))) / 2;
}

/**
 * Constant, then down to 0 over the last `decaySteps` (warm-up–stable–decay without its warm-up): 1 up to
 * N_total − N_decay, then f(x) with x = (n − (N_total − N_decay))/N_decay. Hägele et al. 2024, arXiv:2405.18392.
 *
 * @example cooldownSchedule(100e3, 20e3, 'one-minus-square-root')(90e3) // 0.292893
 */
export function cooldownSchedule(steps: number, decaySteps: number, shape: CooldownShape): Schedule {
  const start = steps - decaySteps;
  return (step) => {
    if (step <= start) return 1;
    const done = Math.min(1, (step - start) / decaySteps);
    return shape === 'linear' ? 1 - done : 1 - Math.sqrt(done);
  };
}

/** The shares of the steps, 10 to 20 %, that a cooldown should take; checked by the authors at 1B and 8B. */
export const COOLDOWN_SHARE = { low: 0.1, high: 0.2 } as const;

export const HAGELE_2024 = 'Hägele et al. 2024, arXiv:2405.18392';
