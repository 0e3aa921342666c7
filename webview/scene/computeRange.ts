import { type Interval } from '../picture/interval';

/** Where the line is drawn, however far the axis reaches: from a small ablation to beyond the largest run. */
export const SENSIBLE: Interval = [1e17, 1e28];

/** Shown when there is no run at all. */
const USUAL: Interval = [1e18, 1e25];

/** Room left and right of the outermost run, as a factor. */
const MARGIN = 2;

/** A lone run is shown with so much of the line to either side of it, as a factor. */
const ALONE = 30;

/**
 * The horizontal axis in FLOP: every run with some room. It does not depend on the law, so that choosing another one
 * does not move the runs sideways more than its way of counting does.
 * @example computeRange([3e20, 5e23]) // => [1.5e20, 1e24]
 */
export function computeRange(computes: readonly number[]): Interval {
  if (computes.length === 0) return USUAL;
  const [low, high] = [Math.min(...computes), Math.max(...computes)];
  const margin = Math.max(MARGIN, ALONE / Math.sqrt(high / low));
  return [low / margin, high * margin];
}
