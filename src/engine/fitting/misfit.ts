import { huber, huberSlope } from './huber';

/**
 * What a fit makes small, summed over runs: data with behaviour. Which one was used belongs beside every fitted law:
 * on the same runs it moves the best number of tokens per parameter several-fold.
 */
export interface Misfit {
  /** The residual r: predicted less measured loss in nats/token, or the same of their logarithms. */
  readonly residual: 'loss' | 'log-loss';
  readonly formula: string;
  value(residual: number): number;
  /** Derivative of `value` by the residual. */
  slope(residual: number): number;
}

/** δ of Hoffmann et al. 2022 and Besiroglu et al. 2024, on residuals of ln L. */
const HUBER_DELTA = 1e-3;

/**
 * Huber's loss on ln L̂ − ln L, as Hoffmann et al. 2022 (arXiv:2203.15556, eq. 3) have it.
 *
 * @example logHuber().value(0.01) // 9.5e-6
 */
export function logHuber(delta: number = HUBER_DELTA): Misfit {
  return {
    residual: 'log-loss',
    formula: `Huber(ln L̂ − ln L, ${delta})`,
    value: (residual) => huber(residual, delta),
    slope: (residual) => huberSlope(residual, delta),
  };
}

/** Least squares of the loss itself: every run counts, and a broken one most. */
export const SQUARES: Misfit = {
  residual: 'loss',
  formula: '(L̂ − L)²',
  value: (residual) => residual * residual,
  slope: (residual) => 2 * residual,
};

/**
 * Absolute error that counts `weight` times where the law lies above the run: the fit runs along the lower edge of the
 * runs, not through their middle.
 *
 * @example lowerEdge(10).value(0.01) // 0.1
 */
export function lowerEdge(weight: number): Misfit {
  return {
    residual: 'loss',
    formula: `|L̂ − L|, ${weight} times where L̂ > L`,
    value: (residual) => (residual > 0 ? weight * residual : Math.abs(residual)),
    slope: (residual) => (residual > 0 ? weight : -1),
  };
}
