import assert from 'node:assert/strict';
import { decadesOutside, extrapolationFactor } from '../../../src/engine/laws/fittedRange';
import { assertCloseTo } from './closeTo';

describe('Distance from the fitted range', () => {
  for (const [value, expected] of [
    [1e6, 0],
    [1e8, 0],
    [1e10, 0],
    [1e12, 2],
    [1e5, 1],
  ] as const) {
    it(`puts ${value} ${expected} decades outside 1e6 to 1e10`, () => {
      assert.ok(Math.abs(decadesOutside(value, [1e6, 1e10]) - expected) < 1e-12);
    });
  }

  const point = { parameters: 1e11, tokens: 1e12 };
  it('widens by one and the worse of the distances of parameters and tokens', () => {
    assertCloseTo(extrapolationFactor({ parameters: [1e6, 1e9], tokens: [1e9, 1e11] }, point), 3, 1e-12);
    assertCloseTo(extrapolationFactor({ parameters: [1e6, 1e10], tokens: [1e9, 1e9] }, point), 4, 1e-12);
  });
  it('does not count compute where parameters and tokens have a range', () => {
    const range = { parameters: [1e6, 1e12], tokens: [1e6, 1e15], compute: [1, 2] } as const;
    assert.equal(extrapolationFactor(range, point), 1);
  });
  it('counts compute where one of them has none: Llama 3’s law knows sizes and budgets', () => {
    const range = { parameters: [1e6, 1e12], compute: [6e18, 6e21] } as const;
    assert.equal(extrapolationFactor(range, point), extrapolationFactor({ compute: range.compute }, point));
  });
  it('goes by compute where that is all the law states', () => {
    assertCloseTo(extrapolationFactor({ compute: [6e18, 6e21] }, point), 3, 1e-12);
  });
  it('does not widen a law that states no range', () => {
    assert.equal(extrapolationFactor({}, point), 1);
  });
});
