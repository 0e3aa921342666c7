/**
 * A smooth function to make small: returns its value at `point` and writes its gradient there into `gradient`.
 */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

/** How to minimise; every field has a default. */
export interface MinimiseOptions {
  /** Default 500. */
  readonly maximumIterations?: number;
  /** Stop when the largest slope is below this. Default 1e-12. */
  readonly absoluteTolerance?: number;
  /** Stop when a step lowers the value by less than this share of it, five times running. Default 1e-12. */
  readonly relativeTolerance?: number;
  /** Asked before every iteration. */
  readonly isCancelled?: () => boolean;
}

/** Where the search ended and why. */
export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  readonly iterations: number;
  /** `degenerate`: the start has no finite value. */
  readonly outcome: 'converged' | 'max-iterations' | 'cancelled' | 'degenerate';
}

const QUIET_STEPS_TO_STOP = 5;

/**
 * BFGS with a weak-Wolfe line search: quasi-Newton descent for a handful of variables, also where the function is
 * close to having kinks, as a sum of Huber losses with small δ is (Lewis & Overton 2013). Deterministic.
 *
 * @example minimise((p, g) => { g[0] = 2 * (p[0] - 3); return (p[0] - 3) ** 2; }, [0]).point // [3]
 */
export function minimise(
  objective: Objective,
  start: readonly number[],
  options: MinimiseOptions = {},
): Minimum {
  const {
    maximumIterations = 500,
    absoluteTolerance = 1e-12,
    relativeTolerance = 1e-12,
    isCancelled,
  } = options;
  let point = Float64Array.from(start);
  let gradient = new Float64Array(point.length);
  let value = objective(point, gradient);
  if (!Number.isFinite(value)) return { point: start, value, iterations: 0, outcome: 'degenerate' };

  const inverseHessian = new InverseHessian(point.length);
  let quietSteps = 0;
  for (let iteration = 0; ; iteration++) {
    const end = (outcome: Minimum['outcome']): Minimum => ({
      point: Array.from(point),
      value,
      iterations: iteration,
      outcome,
    });
    if (largest(gradient) <= absoluteTolerance || quietSteps >= QUIET_STEPS_TO_STOP) return end('converged');
    if (iteration >= maximumIterations) return end('max-iterations');
    if (isCancelled?.() === true) return end('cancelled');

    let direction = inverseHessian.descent(gradient);
    if (!(dot(direction, gradient) < 0)) {
      inverseHessian.reset();
      direction = inverseHessian.descent(gradient);
    }
    const next = weakWolfeStep(objective, { point, value, gradient }, direction);
    if (next === undefined) {
      if (inverseHessian.isFresh) return end('converged');
      inverseHessian.reset();
      continue;
    }
    inverseHessian.update(difference(next.point, point), difference(next.gradient, gradient));
    quietSteps = value - next.value <= relativeTolerance * Math.abs(value) ? quietSteps + 1 : 0;
    ({ point, value, gradient } = next);
  }
}

interface Evaluated {
  readonly point: Float64Array<ArrayBuffer>;
  readonly value: number;
  readonly gradient: Float64Array<ArrayBuffer>;
}

/** Bisects and doubles the step until the value falls enough and the slope flattens enough; bounded. */
function weakWolfeStep(
  objective: Objective,
  from: Evaluated,
  direction: Float64Array,
): Evaluated | undefined {
  const slope = dot(direction, from.gradient);
  let [low, high, step] = [0, Infinity, 1];
  let fallback: Evaluated | undefined;
  for (let trial = 0; trial < 60; trial++) {
    const point = from.point.map((x, i) => x + step * (direction[i] ?? 0));
    const gradient = new Float64Array(point.length);
    const value = objective(point, gradient);
    if (!(value <= from.value + 1e-4 * step * slope)) {
      high = step;
    } else {
      const reached = { point, value, gradient };
      if (dot(direction, gradient) >= 0.9 * slope) return reached;
      fallback = reached;
      low = step;
    }
    step = Number.isFinite(high) ? (low + high) / 2 : 2 * low;
  }
  return fallback !== undefined && fallback.value < from.value ? fallback : undefined;
}

/** The running estimate of the inverse second derivatives. */
class InverseHessian {
  private readonly rows: Float64Array[];
  /** No curvature seen since the start or the last reset. */
  isFresh = true;

  constructor(private readonly size: number) {
    this.rows = Array.from({ length: size }, () => new Float64Array(size));
    this.reset();
  }

  reset(): void {
    this.rows.forEach((row, i) => row.fill(0).fill(1, i, i + 1));
    this.isFresh = true;
  }

  /** −H·g */
  descent(gradient: Float64Array): Float64Array {
    return Float64Array.from(this.rows, (row) => -dot(row, gradient));
  }

  /** The BFGS update for a step s along which the gradient changed by y: H ← (I−ρsyᵀ)H(I−ρysᵀ) + ρssᵀ. */
  update(step: Float64Array, change: Float64Array): void {
    const curvature = dot(step, change);
    if (!(curvature > 0)) return;
    if (this.isFresh) {
      const scale = curvature / dot(change, change);
      this.rows.forEach((row, i) => row.fill(0).fill(scale, i, i + 1));
      this.isFresh = false;
    }
    const turned = Float64Array.from(this.rows, (row) => dot(row, change));
    const weight = (1 + dot(change, turned) / curvature) / curvature;
    for (let i = 0; i < this.size; i++) {
      const row = this.rows[i];
      if (row === undefined) continue;
      const [stepI, turnedI] = [step[i] ?? 0, turned[i] ?? 0];
      for (let j = 0; j < this.size; j++) {
        const [stepJ, turnedJ] = [step[j] ?? 0, turned[j] ?? 0];
        row[j] = (row[j] ?? 0) + weight * stepI * stepJ - (turnedI * stepJ + stepI * turnedJ) / curvature;
      }
    }
  }
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += (left[i] ?? 0) * (right[i] ?? 0);
  return sum;
}

function difference(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((x, i) => x - (right[i] ?? 0));
}

function largest(values: Float64Array): number {
  let size = 0;
  for (const value of values) size = Math.max(size, Math.abs(value));
  return size;
}
