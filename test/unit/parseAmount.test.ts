import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type AmountProblemCode, parseAmount } from '../../src/engine/parseAmount';

describe('parseAmount', () => {
  const amounts: readonly (readonly [string, number])[] = [
    ['1', 1],
    ['1.4T', 1.4e12],
    ['70B', 70e9],
    ['70b', 70e9],
    ['6e23', 6e23],
    ['6E+23', 6e23],
    ['1_000', 1000],
    ['1,000', 1000],
    ['1,234,567', 1_234_567],
    ['1 000 000', 1_000_000],
    ['.5', 0.5],
    ['0.40', 0.4],
    ['  8k ', 8000],
    ['2.5 M', 2.5e6],
    ['3 million', 3e6],
    ['2 Billion', 2e9],
    ['+7G', 7e9],
    ['1e-3', 0.001],
    ['405_853_388_800', 405_853_388_800],
    ['2.95', 2.95],
    ['15.6T', 15.6e12],
  ];
  for (const [text, value] of amounts) {
    it(`reads ${JSON.stringify(text)} as ${value}`, () => {
      assert.deepEqual(parseAmount(text), { value });
    });
  }

  const problems: readonly (readonly [string, AmountProblemCode])[] = [
    ['', 'empty'],
    ['   ', 'empty'],
    ['abc', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['.', 'not-a-number'],
    ['1,5', 'not-a-number'],
    ['12,34', 'not-a-number'],
    ['1.2.3', 'unknown-unit'],
    ['0', 'not-positive'],
    ['-3', 'not-positive'],
    ['1e999', 'too-large'],
    ['1e46', 'too-large'],
    ['1e-999', 'not-positive'],
    ['5x', 'unknown-unit'],
    ['5 tokens', 'unknown-unit'],
    ['0x10', 'not-positive'],
    ['1'.repeat(5000), 'not-a-number'],
    ['5 __proto__', 'unknown-unit'],
    ['5 constructor', 'unknown-unit'],
  ];
  for (const [text, code] of problems) {
    it(`says ${code} of ${JSON.stringify(text.slice(0, 20))}`, () => {
      const result = parseAmount(text);
      assert.equal('problem' in result ? result.problem.code : undefined, code);
    });
  }

  it('reads back any number it is given in plain or exponential notation', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e30, noNaN: true }), (value) => {
        const rounded = Number(value.toPrecision(12));
        assert.deepEqual(parseAmount(String(rounded)), { value: rounded });
        assert.deepEqual(parseAmount(rounded.toExponential()), { value: rounded });
      }),
      { seed: 42 },
    );
  });

  it('answers any text with a positive finite number or a problem', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const result = parseAmount(text);
        if ('value' in result) assert.ok(result.value > 0 && Number.isFinite(result.value));
        else assert.ok(result.problem.text.length <= 100);
      }),
      { seed: 42 },
    );
  });
});
