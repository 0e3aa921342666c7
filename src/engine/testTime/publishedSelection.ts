import { EIGHTY_PERCENT } from '../laws/parametricUncertainty';

/** What was measured with one number of samples a problem. */
export interface SelectionPoint {
  readonly samples: number;
  /** Best-of-n with a verifier that never errs: coverage. */
  readonly coverage: number;
  /** Share right where a vote or a reward model chooses, whichever gained most. */
  readonly selected: number;
}

/**
 * Choosing with and without a verifier, as published: Llama-3-8B-Instruct on 128 problems of MATH. From 100 to 10,000
 * samples coverage goes on rising; the best of majority vote and reward models gains one point.
 * Brown et al. 2024, arXiv:2407.21787, §1 and §4.1.
 */
export const SELECTION_EXAMPLE = {
  of: 'Llama-3-8B-Instruct, MATH',
  source: 'Brown et al. 2024, arXiv:2407.21787, §1 and §4.1; 128 problems inferred from the printed shares',
  /** 98.44 % and 41.41 % are 126 and 53 of them. */
  problems: 128,
  points: [
    { samples: 100, coverage: 0.829, selected: 0.405 },
    { samples: 10_000, coverage: 0.9844, selected: 0.4141 },
  ],
} as const satisfies {
  of: string;
  source: string;
  problems: number;
  points: readonly SelectionPoint[];
};

/**
 * 80 % interval of a share of so many problems, as if they were drawn at random (Wilson 1927): what another draw of
 * problems could have shown. 0 ≤ share ≤ 1, problems ≥ 1.
 *
 * @example shareInterval(0.4141, 128) // [0.359533, 0.470775]
 */
export function shareInterval(share: number, problems: number): readonly [number, number] {
  const z2 = EIGHTY_PERCENT ** 2 / problems;
  const half = Math.sqrt(z2 * share * (1 - share) + z2 ** 2 / 4);
  const at = (sign: number): number => (share + z2 / 2 + sign * half) / (1 + z2);
  return [Math.max(0, at(-1)), Math.min(1, at(1))];
}
