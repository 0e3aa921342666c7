import assert from 'node:assert/strict';
import fc from 'fast-check';
import { covariance } from '../../../src/engine/fitting/covariance';
import { huber, huberSlope } from '../../../src/engine/fitting/huber';
import { logSumExp } from '../../../src/engine/fitting/logSumExp';
import { logHuber, lowerEdge, SQUARES } from '../../../src/engine/fitting/misfit';
import {
  constantsFromVector,
  fitParametric,
  parametricObjective,
  vectorFromConstants,
} from '../../../src/engine/fitting/parametricFit';
import { resample, seededRandom } from '../../../src/engine/fitting/random';
import { HOFFMANN_2022_UNROUNDED } from '../../../src/engine/laws/hoffmann2022Approach3';
import { parametricLoss } from '../../../src/engine/laws/parametric';
import { assertCloseTo } from '../laws/closeTo';

/** A grid of runs that lie exactly on a known law. */
const exactRuns = [1e8, 3e8, 1e9, 3e9, 1e10].flatMap((parameters) =>
  [2e9, 6e9, 2e10, 6e10, 2e11].map((tokens) => ({
    parameters,
    tokens,
    loss: parametricLoss(HOFFMANN_2022_UNROUNDED, { parameters, tokens }),
  })),
);

describe('Fitting the parametric law', () => {
  it('finds again the law that made the runs', () => {
    const fit = fitParametric(exactRuns);
    const found = vectorFromConstants(fit.constants);
    // The sum of squares is flat to 1e-12 of slope: five digits of each variable are safe.
    vectorFromConstants(HOFFMANN_2022_UNROUNDED).forEach((value, i) => {
      assertCloseTo(found[i], value, 1e-5);
    });
    assert.equal(fit.outcome, 'converged');
  });

  it('is led astray by one broken run ten times less than least squares are', () => {
    const [first, ...others] = exactRuns;
    const runs = [{ ...first!, loss: 2 * first!.loss }, ...others];
    const error = (delta: number) => {
      const { constants } = fitParametric(runs, { misfit: logHuber(delta) });
      return Math.abs(constants.irreducibleLoss - HOFFMANN_2022_UNROUNDED.irreducibleLoss);
    };
    assert.ok(10 * error(1e-3) < error(Infinity), `${error(1e-3)} against ${error(Infinity)}`);
  });

  const misfits = [logHuber(), logHuber(Infinity), SQUARES, lowerEdge(10)];
  for (const misfit of misfits) {
    it(`has the gradient that finite differences give: ${misfit.formula}`, () => {
      const objective = parametricObjective(exactRuns, misfit);
      const at = [6.2, 6.1, 0.5, 0.345, 0.29];
      const gradient = new Float64Array(5);
      objective(Float64Array.from(at), gradient);
      at.forEach((value, i) => {
        const objectiveAt = (by: number) =>
          objective(
            Float64Array.from(at, (x, j) => (j === i ? value + by : x)),
            new Float64Array(5),
          );
        // Central differences with 1e-7: truncation 1e-14 relative to kinks aside, rounding about 1e-9.
        assertCloseTo(gradient[i], (objectiveAt(1e-7) - objectiveAt(-1e-7)) / 2e-7, 1e-4);
      });
    });

    it(`finds again the law that made the runs, and says by what: ${misfit.formula}`, () => {
      const fit = fitParametric(exactRuns, { misfit, maximumIterations: 5000 });
      assert.equal(fit.misfit, misfit);
      // The value at the law is 0; where it has a kink there, the search comes down to it slowly.
      vectorFromConstants(HOFFMANN_2022_UNROUNDED).forEach((value, i) => {
        assertCloseTo(vectorFromConstants(fit.constants)[i], value, 1e-3);
      });
    });

    it(`is nothing without a residual and grows away from it: ${misfit.formula}`, () => {
      assert.equal(misfit.value(0), 0);
      for (const size of [1e-6, 1e-3, 0.1, 2]) {
        assert.ok(
          misfit.value(2 * size) > misfit.value(size) && misfit.value(-2 * size) > misfit.value(-size),
        );
        assert.ok(misfit.slope(size) > 0 && misfit.slope(-size) < 0);
      }
    });
  }

  it('stops when asked to', () => {
    assert.equal(fitParametric(exactRuns, { isCancelled: () => true }).outcome, 'cancelled');
  });

  it('refuses to search from nowhere', () => {
    assert.throws(() => fitParametric(exactRuns, { starts: [] }), /requires at least 1 start/);
  });

  it('turns constants into the vector and back', () => {
    const again = constantsFromVector(vectorFromConstants(HOFFMANN_2022_UNROUNDED));
    assertCloseTo(again.tokenCoefficient, HOFFMANN_2022_UNROUNDED.tokenCoefficient, 1e-14);
    assertCloseTo(again.parameterCoefficient, HOFFMANN_2022_UNROUNDED.parameterCoefficient, 1e-14);
    assert.equal(again.tokenExponent, HOFFMANN_2022_UNROUNDED.tokenExponent);
  });
});

describe('Huber loss', () => {
  for (const [residual, delta, value, slope] of [
    [0, 1, 0, 0],
    [0.5, 1, 0.125, 0.5],
    [1, 1, 0.5, 1],
    [-3, 1, 2.5, -1],
    [0.01, 1e-3, 9.5e-6, 1e-3],
  ] as const) {
    it(`of ${residual} at ${delta} is ${value} with slope ${slope}`, () => {
      assert.ok(Math.abs(huber(residual, delta) - value) < 1e-15);
      assert.equal(huberSlope(residual, delta), slope);
    });
  }
});

describe('Log-sum-exp', () => {
  it('is the logarithm of the sum where that can be computed', () => {
    assertCloseTo(logSumExp([0, 1, 2]), Math.log(1 + Math.E + Math.E ** 2), 1e-15);
  });
  it('neither overflows nor vanishes', () => {
    assertCloseTo(logSumExp([1000, 1000]), 1000 + Math.LN2, 1e-15);
    assertCloseTo(logSumExp([-1000, -1000]), -1000 + Math.LN2, 1e-15);
    assert.equal(logSumExp([]), -Infinity);
  });
});

describe('Seeded random numbers', () => {
  it('repeat themselves for a seed and differ between seeds', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    assert.deepEqual(draw(1), draw(1));
    assert.notDeepEqual(draw(1), draw(2));
  });
  it('lie evenly in [0, 1)', () => {
    const numbers = Array.from({ length: 10_000 }, seededRandom(7));
    assert.ok(numbers.every((x) => x >= 0 && x < 1));
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = numbers.filter((x) => Math.floor(10 * x) === tenth).length / numbers.length;
      // Standard deviation √(0.1 × 0.9/10⁴) = 0.003; five of them.
      assert.ok(Math.abs(share - 0.1) < 0.015, `${share}`);
    }
  });
  it('draw as many items as there are, only from among them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        const drawn = resample(items, seededRandom(seed));
        assert.equal(drawn.length, items.length);
        assert.ok(drawn.every((item) => items.includes(item)));
      }),
      { seed: 42 },
    );
  });
});

describe('Covariance', () => {
  it('of two points is that of the line between them', () => {
    assert.deepEqual(
      covariance([
        [0, 0],
        [2, 4],
      ]),
      [
        [2, 4],
        [4, 8],
      ],
    );
  });
  it('needs two samples', () => {
    assert.throws(() => covariance([[1, 2]]), /requires at least 2 samples/);
  });
});
