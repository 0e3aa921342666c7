import { type Schedule } from './schedule';

/** Constants of L(s) = L₀ + A·S₁^−α − C·S₂; Tissue, Wang & Wang 2024, arXiv:2408.11029, eq. 1. */
export interface AnnealingConstants {
  /** L₀, nats/token */
  readonly irreducibleLoss: number;
  /** A */
  readonly coefficient: number;
  /** α */
  readonly exponent: number;
  /** C */
  readonly annealing: number;
  /** λ, 0.99 to 0.999: how long the effect of a fall in the rate lasts. */
  readonly decay: number;
}

/**
 * Constants of one setup, recalled and not read in the paper: an example of the form. They must be fitted to one or
 * two curves of one's own before they predict anything.
 */
export const ANNEALING_EXAMPLE: AnnealingConstants = {
  irreducibleLoss: 2.628,
  coefficient: 0.429,
  exponent: 0.55,
  annealing: 0.411,
  decay: 0.999,
};

/** The two areas under a schedule. */
export interface AnnealingAreas {
  /** S₁ = Σ η_i, the area under the learning rate. */
  readonly forward: number;
  /** S₂ = Σ_i Σ_{k≤i} (η_{k−1} − η_k)·λ^(i−k), the annealing area. */
  readonly annealing: number;
}

/** More steps than any run has; beyond, the sums stop. */
const MOST_STEPS = 1e7;

/**
 * S₁ and S₂ of `steps` steps at `peak`·schedule. The inner sum obeys m_i = λ·m_{i−1} + η_{i−1} − η_i, so that the
 * cost is one pass.
 * @param flatSteps how many steps at the beginning have the rate of step 0: they add to S₁ alone and are not gone through
 *
 * @example annealingAreas(2e-4, 20000, constantSchedule, 0.999) // { forward: 4, annealing: 0 }
 */
export function annealingAreas(
  peak: number,
  steps: number,
  schedule: Schedule,
  decay: number,
  flatSteps = 0,
): AnnealingAreas {
  let previous = schedule(0);
  let [forward, annealing, momentum] = [flatSteps * previous, 0, 0];
  const last = Math.min(steps, flatSteps + MOST_STEPS);
  for (let step = flatSteps + 1; step <= last; step++) {
    const rate = schedule(step);
    momentum = decay * momentum + (previous - rate);
    annealing += momentum;
    forward += rate;
    previous = rate;
  }
  return { forward: peak * forward, annealing: peak * annealing };
}

/**
 * The loss at the end of a schedule, nats/token; `undefined` where the areas are none.
 * @example annealingLoss({ forward: 4, annealing: 0 }, ANNEALING_EXAMPLE) // 2.82814
 */
export function annealingLoss(
  { forward, annealing }: AnnealingAreas,
  constants: AnnealingConstants,
): number | undefined {
  if (!(forward > 0)) return undefined;
  const { irreducibleLoss, coefficient, exponent, annealing: gain } = constants;
  return irreducibleLoss + coefficient * forward ** -exponent - gain * annealing;
}

export const TISSUE_2024 = 'Tissue, Wang & Wang 2024, arXiv:2408.11029, eq. 1';
