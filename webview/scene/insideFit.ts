import { extrapolationFactor } from '../../src/engine/laws/fittedRange';
import { type Law, type ScalePoint } from '../../src/engine/laws/law';

/** A size with its compute, all as the law counts them. */
export interface SizedPoint extends ScalePoint {
  /** FLOP */
  readonly compute: number;
}

/** Whether a law was fitted on runs of this size; a range its paper does not state excludes nothing. */
export function isInsideFit({ fittedRange }: Law, point: SizedPoint): boolean {
  return extrapolationFactor(fittedRange, point) === 1;
}
