import assert from 'node:assert/strict';
import { minimise, type Objective } from '../../../src/engine/fitting/minimise';

/** Rosenbrock's valley, minimum 0 at (1, 1). */
const valley: Objective = ([x = 0, y = 0], gradient) => {
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  gradient[1] = 200 * (y - x * x);
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};

/** |x − 3| + 2·|y + 1|: a kink at the minimum. */
const kink: Objective = ([x = 0, y = 0], gradient) => {
  gradient[0] = Math.sign(x - 3);
  gradient[1] = 2 * Math.sign(y + 1);
  return Math.abs(x - 3) + 2 * Math.abs(y + 1);
};

function assertNear(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expected.forEach((value, i) => {
    assert.ok(Math.abs((actual[i] ?? NaN) - value) <= tolerance, `${actual.join(', ')}`);
  });
}

describe('Minimising', () => {
  it('walks a curved valley to its lowest point', () => {
    const found = minimise(valley, [-1.2, 1]);
    assert.equal(found.outcome, 'converged');
    // The value is quadratic at the minimum: a slope of 1e-12 means a distance well below 1e-8.
    assertNear(found.point, [1, 1], 1e-8);
  });

  it('finds the minimum of a function with kinks', () => {
    assertNear(minimise(kink, [-20, 13]).point, [3, -1], 1e-6);
  });

  it('stops at once where there is nothing to gain', () => {
    assert.deepEqual(minimise(valley, [1, 1]), {
      point: [1, 1],
      value: 0,
      iterations: 0,
      outcome: 'converged',
    });
  });

  it('says when it ran out of iterations', () => {
    const found = minimise(valley, [-1.2, 1], { maximumIterations: 3 });
    assert.equal(found.outcome, 'max-iterations');
    assert.equal(found.iterations, 3);
  });

  it('stops when asked to, with the best point so far', () => {
    let asked = 0;
    const found = minimise(valley, [-1.2, 1], { isCancelled: () => ++asked > 5 });
    assert.equal(found.outcome, 'cancelled');
    assert.ok(found.value < 24.2);
  });

  it('calls a start without a finite value degenerate', () => {
    assert.equal(minimise(() => NaN, [1]).outcome, 'degenerate');
  });

  it('ends also on a function without a minimum', () => {
    const slope: Objective = (_point, gradient) => {
      gradient[0] = 1;
      return _point[0] ?? 0;
    };
    const found = minimise(slope, [0], { maximumIterations: 20 });
    assert.ok(found.iterations <= 20);
  });

  it('leaves its start as it was and repeats itself bit for bit', () => {
    const start = Object.freeze([-1.2, 1]);
    assert.deepEqual(minimise(valley, start), minimise(valley, start));
  });
});
