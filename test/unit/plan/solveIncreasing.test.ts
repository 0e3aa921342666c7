import assert from 'node:assert/strict';
import { solveIncreasing } from '../../../src/engine/plan/solveIncreasing';

describe('solveIncreasing', () => {
  it('inverts a power to the last few digits', () => {
    for (const target of [1e4, 7e9, 3.21e15]) {
      const compute = solveIncreasing((each) => Math.sqrt(each / 120), target);
      // 10^x at x near 20: one bit of x is 1e-14 of the result.
      assert.ok(Math.abs((compute ?? NaN) / (120 * target ** 2) - 1) < 1e-12);
    }
  });

  it('has no answer below, above or beside the function', () => {
    assert.equal(
      solveIncreasing((each) => each, 1),
      undefined,
    );
    assert.equal(
      solveIncreasing((each) => each, 1e50),
      undefined,
    );
    assert.equal(
      solveIncreasing(() => NaN, 1),
      undefined,
    );
    assert.equal(
      solveIncreasing(() => 1, 2),
      undefined,
    );
  });

  it('takes the first of several crossings', () => {
    const compute = solveIncreasing((each) => 20 - Math.abs(Math.log10(each) - 20), 15);
    assert.ok(Math.abs(Math.log10(compute ?? NaN) - 15) < 1e-12);
  });
});
