import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Interval } from '../../../webview/picture/interval';
import { logTicks } from '../../../webview/picture/logTicks';

describe('ticks of a logarithmic axis', () => {
  const cases: readonly [Interval, number, readonly number[]][] = [
    [[3e17, 4e22], 6, [1e18, 1e19, 1e20, 1e21, 1e22]],
    [[3e17, 4e22], 3, [1e18, 1e20, 1e22]],
    [[3e7, 4e8], 5, [5e7, 1e8, 2e8]],
    [[1.8, 3.3], 4, [2, 2.5, 3]],
    [[1.9, 2.2], 4, [1.9, 2, 2.1, 2.2]],
    [[1e-3, 2e-1], 3, [1e-3, 1e-2, 1e-1]],
  ];
  for (const [interval, most, ticks] of cases) {
    it(`are ${ticks.join(', ')} from ${interval[0]} to ${interval[1]} with room for ${most}`, () => {
      assert.deepEqual(logTicks(interval, most), ticks);
    });
  }

  for (const [low, high] of [
    [0, 1],
    [-1, 1],
    [2, 1],
    [1, 1],
    [1, Infinity],
    [NaN, 1],
  ] as const) {
    it(`are none from ${low} to ${high}`, () => assert.deepEqual(logTicks([low, high], 5), []));
  }

  it('rise, lie inside the axis and never exceed the room', () => {
    const exponent = fc.double({ min: -10, max: 30, noNaN: true });
    fc.assert(
      fc.property(
        exponent,
        fc.double({ min: 0.005, max: 30, noNaN: true }),
        fc.integer({ min: 1, max: 20 }),
        (start, span, most) => {
          const [low, high] = [10 ** start, 10 ** (start + span)];
          const ticks = logTicks([low, high], most);
          assert.ok(ticks.length <= most);
          // Rounding to 12 digits may move a tick that falls on the limit.
          for (const tick of ticks) assert.ok(tick >= low * (1 - 1e-11) && tick <= high * (1 + 1e-11));
          for (let index = 1; index < ticks.length; index++) assert.ok(ticks[index]! > ticks[index - 1]!);
        },
      ),
      { seed: 42 },
    );
  });

  it('are at least two on any axis with room for five', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 25, noNaN: true }),
        fc.double({ min: 0.02, max: 20, noNaN: true }),
        (start, span) => {
          assert.ok(logTicks([10 ** start, 10 ** (start + span)], 5).length >= 2);
        },
      ),
      { seed: 42 },
    );
  });
});
