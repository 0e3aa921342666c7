import assert from 'node:assert/strict';
import { minimumInLogarithm, solveInLogarithm } from '../../../src/engine/laws/search';
import { assertCloseTo } from './closeTo';

describe('searching along a positive number', () => {
  it('solves an increasing function over many decades', () => {
    assertCloseTo(
      solveInLogarithm((x) => x * x, 9, 1e-30, 1e30),
      3,
      1e-14,
    );
    assertCloseTo(
      solveInLogarithm((x) => Math.log(x), 50, 1, 1e30),
      Math.exp(50),
      1e-12,
    );
  });

  it('gives the end of the bracket where the answer lies outside', () => {
    assertCloseTo(
      solveInLogarithm((x) => x, 1e9, 1, 10),
      10,
      1e-12,
    );
    assertCloseTo(
      solveInLogarithm((x) => x, 1e-9, 1, 10),
      1,
      1e-12,
    );
  });

  it('finds the bottom of a valley to half the digits of a double', () => {
    assertCloseTo(
      minimumInLogarithm((x) => x + 4 / x, 1e-6, 1e9),
      2,
      1e-7,
    );
  });

  it('walks out of where the function is infinite', () => {
    const wall = (x: number) => (x < 1e6 ? Infinity : x);
    assertCloseTo(minimumInLogarithm(wall, 1, 1e9), 1e6, 1e-6);
    assert.ok(Number.isFinite(wall(minimumInLogarithm(wall, 1, 1e9) * 1.001)));
  });
});
