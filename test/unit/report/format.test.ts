import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as format from '../../../src/report/format';

type Case<T> = readonly [input: T, text: string];

function table(title: string, write: (value: number) => string, cases: readonly Case<number>[]): void {
  describe(title, () => {
    for (const [input, text] of cases) {
      it(`writes ${input} as ${text}`, () => {
        assert.equal(write(input), text);
      });
    }
  });
}

table('formatCount', format.formatCount, [
  [8030261248, '8.03B'],
  [70e9, '70B'],
  [1.4e12, '1.4T'],
  [15e12, '15T'],
  [124439808, '124M'],
  [999_999, '1M'],
  [131072, '131K'],
  [9999, '9,999'],
  [4096, '4,096'],
  [20.04, '20.04'],
  [0.5, '0.5'],
  [0, '0'],
  [999.99e12, '10¹⁵'],
  [1e30, '10³⁰'],
  [1e-9, '10⁻⁹'],
]);

table('formatExact', format.formatExact, [
  [8030261248, '8,030,261,248'],
  [0.001, '0.001'],
  [3.79e25, '3.79×10²⁵'],
]);

table('formatScientific', format.formatScientific, [
  [3.79e25, '3.79e25'],
  [1e22, '1e22'],
  [6.0e23, '6e23'],
  [9.999e23, '1e24'],
  [5e-4, '5e-4'],
]);

table('formatPowerOfTen', (value) => format.formatPowerOfTen(value, 2), [
  [3.79e25, '3.8×10²⁵'],
  [1e22, '10²²'],
  [7, '7'],
  [0.05, '5×10⁻²'],
]);

table('formatBytes in decimal units', format.formatBytes, [
  [16060522496, '16.1 GB'],
  [131072, '131 kB'],
  [999.96e9, '1 TB'],
  [0, '0 B'],
  [1e30, '10¹² EB'],
]);

table('formatUsd', format.formatUsd, [
  [2.812e6, '$2.81M'],
  [2.49, '$2.49'],
  [950.4, '$950'],
  [50e3, '$50K'],
  [0, '$0.00'],
  [0.001, '<$0.01'],
  [1e18, '$10¹⁸'],
]);

table('formatLoss', format.formatLoss, [
  [1.9364, '1.936'],
  [2, '2.000'],
  [1e9, '10⁹'],
]);

table('formatPercent', format.formatPercent, [
  [0.384, '38.4%'],
  [1, '100%'],
]);

table('formatTimes', format.formatTimes, [
  [1.8712, '1.87×'],
  [2, '2×'],
  [0.333333, '0.333×'],
]);

describe('number formatting', () => {
  const writers = Object.entries(format).filter(
    (entry): entry is [string, (value: number | undefined) => string] => typeof entry[1] === 'function',
  );

  for (const [name, write] of writers) {
    it(`${name} writes a dash for what is not known`, () => {
      for (const value of [undefined, NaN, Infinity, -Infinity]) assert.equal(write(value), format.UNKNOWN);
    });

    it(`${name} never writes NaN, undefined, Infinity or an exponent with e+`, () => {
      fc.assert(
        fc.property(fc.double(), (value) => {
          assert.doesNotMatch(write(value), /NaN|undefined|Infinity|∞|e\+/);
        }),
        { seed: 42 },
      );
    });
  }

  it('writes scientific numbers that read back to three digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-30, max: 1e60, noNaN: true }), (value) => {
        assert.ok(Math.abs(Number(format.formatScientific(value)) / value - 1) <= 0.005);
      }),
      { seed: 42 },
    );
  });

  it('agrees with Intl on counts and dollars from ten thousand to 10¹⁵', () => {
    const options = { notation: 'compact', maximumSignificantDigits: 3 } as const;
    const count = new Intl.NumberFormat('en-US', options);
    const usd = new Intl.NumberFormat('en-US', { ...options, style: 'currency', currency: 'USD' });
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 999 * 1e12 }), (value) => {
        assert.equal(format.formatCount(value), count.format(value));
        assert.equal(format.formatUsd(value), usd.format(value));
      }),
      { seed: 42 },
    );
  });

  it('agrees with Intl on every digit of whole numbers', () => {
    const exact = new Intl.NumberFormat('en-US');
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        assert.equal(format.formatExact(value), exact.format(value));
      }),
      { seed: 42 },
    );
  });
});
