import { sigmoid, type Sigmoid } from './sigmoid';

/**
 * The two steps by which Llama 3's makers forecast a benchmark (Llama Team 2024, arXiv:2407.21783, §3.2.1, figure 4):
 * the normalised negative log-likelihood of the right answer is linear in log10 training FLOP, and accuracy is a
 * sigmoid of that likelihood. The constants are not published, so this is a form to fit to runs of one's own; the
 * makers fitted step 1 on compute-optimal runs to 1e22 FLOP and step 2 also on Llama 2 models, and found the forecast
 * for ARC-Challenge at 3.8e25 FLOP slightly too low.
 */
export interface TwoStepConstants {
  /** Step 1: likelihood at 1 FLOP, extrapolated; nats per character. */
  readonly intercept: number;
  /** Step 1: change per factor of ten in compute; below 0. */
  readonly slopePerDecade: number;
  /** Step 2: accuracy against likelihood; `slope` below 0, since less is better. */
  readonly accuracy: Sigmoid;
}

/** Step 1: normalised negative log-likelihood of the right answer at `compute` FLOP. */
function answerLikelihood({ intercept, slopePerDecade }: TwoStepConstants, compute: number): number {
  return intercept + slopePerDecade * Math.log10(compute);
}

/**
 * Both steps: the share of right answers at `compute` FLOP.
 *
 * @example with intercept 3, −0.1 per decade and a sigmoid from 0.25 to 1 about 0.7 with slope −10:
 * twoStepAccuracy(constants, 1e23) // 0.625: the likelihood is 0.7, the middle of the sigmoid
 */
export function twoStepAccuracy(constants: TwoStepConstants, compute: number): number {
  return sigmoid(constants.accuracy, answerLikelihood(constants, compute));
}

/** One run whose answers were scored. */
export interface AnsweredRun {
  /** FLOP */
  readonly compute: number;
  /** Normalised negative log-likelihood of the right answers. */
  readonly likelihood: number;
}

/**
 * Step 1 fitted by least squares to runs of at least two different budgets.
 * @returns undefined if there are fewer
 */
export function fitAnswerLikelihood(
  runs: readonly AnsweredRun[],
): Pick<TwoStepConstants, 'intercept' | 'slopePerDecade'> | undefined {
  const xs = runs.map(({ compute }) => Math.log10(compute));
  const meanX = xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const meanY = runs.reduce((sum, { likelihood }) => sum + likelihood, 0) / xs.length;
  const spread = xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
  if (!(spread > 0)) return undefined;
  const together = runs.reduce(
    (sum, { likelihood }, i) => sum + ((xs[i] ?? 0) - meanX) * (likelihood - meanY),
    0,
  );
  const slopePerDecade = together / spread;
  return { intercept: meanY - slopePerDecade * meanX, slopePerDecade };
}
