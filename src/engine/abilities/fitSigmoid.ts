import { minimise } from '../fitting/minimise';
import { type Sigmoid } from './sigmoid';

/** A model's score at an abscissa, for instance log10 of its training FLOP. */
export interface ScorePoint {
  readonly x: number;
  /** Share, 0 to 1. */
  readonly score: number;
}

/** A fitted curve and how far its points lie from it. */
export interface SigmoidFit extends Sigmoid {
  /** √(mean squared residual), as a share. */
  readonly rootMeanSquare: number;
  readonly converged: boolean;
}

/**
 * Least squares of a sigmoid whose floor is given (chance). Slope > 0 and floor < ceiling < 1 by construction: the
 * search runs over centre, ln slope and the logit of (ceiling − floor)/(1 − floor), from nine starts spread over the
 * points; the best end wins. Deterministic.
 */
export function fitSigmoid(points: readonly ScorePoint[], floor: number): SigmoidFit {
  if (points.length < 3) throw new Error('fitSigmoid requires at least 3 points');
  const span = 1 - floor;
  let best: SigmoidFit | undefined;
  for (const start of starts(points)) {
    const end = minimise(([centre = 0, logSlope = 0, logit = 0], gradient) => {
      const slope = Math.exp(logSlope);
      const share = 1 / (1 + Math.exp(-logit));
      let [value, byCentre, bySlope, byShare] = [0, 0, 0, 0];
      for (const { x, score } of points) {
        const rise = 1 / (1 + Math.exp(-slope * (x - centre)));
        const residual = floor + span * share * rise - score;
        const flank = residual * span * share * rise * (1 - rise);
        value += residual * residual;
        byCentre -= 2 * flank * slope;
        bySlope += 2 * flank * (x - centre) * slope;
        byShare += 2 * residual * span * rise;
      }
      const count = points.length;
      gradient.set([byCentre / count, bySlope / count, (byShare * share * (1 - share)) / count]);
      return value / count;
    }, start);
    const rootMeanSquare = Math.sqrt(end.value);
    if (best !== undefined && best.rootMeanSquare <= rootMeanSquare) continue;
    const [centre = 0, logSlope = 0, logit = 0] = end.point;
    best = {
      floor,
      ceiling: floor + span / (1 + Math.exp(-logit)),
      centre,
      slope: Math.exp(logSlope),
      rootMeanSquare,
      converged: end.outcome === 'converged',
    };
  }
  if (best === undefined) throw new Error('fitSigmoid requires at least 1 start');
  return best;
}

/** Centres across the points, with a middling slope and three ceilings. */
function starts(points: readonly ScorePoint[]): readonly (readonly number[])[] {
  const sorted = points.map(({ x }) => x).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return [0.25, 0.6, 0.95].flatMap((share) => [-1, 0.5, 2].map((logit) => [at(share), 0.3, logit]));
}
