import assert from 'node:assert/strict';
import fc from 'fast-check';
import { demandProblem, servedDemand } from '../../../src/editor/commands/servedDemand';
import { english } from '../../../src/report/translate';

describe('what is served over a life, as typed', () => {
  for (const [text, value, unit] of [
    ['2T', 2e12, 'tokens'],
    ['2T tokens', 2e12, 'tokens'],
    ['1_000_000', 1e6, 'tokens'],
    ['10M requests', 1e7, 'requests'],
    ['1.5 million queries', 1.5e6, 'requests'],
    ['1M requests per day x 365 days', 365e6, 'requests'],
    ['1M requests/day × 2 years', 730e6, 'requests'],
    ['5B tokens a day for 1 year', 1825e9, 'tokens'],
    ['10 requests per second x 1 day', 864_000, 'requests'],
    ['1B tokens per month over 1 year', 12e9, 'tokens'],
    ['7k/week * 4 weeks', 28_000, 'tokens'],
  ] as const) {
    it(`“${text}” is ${value} ${unit}`, () => {
      assert.deepEqual(servedDemand(text), { value, unit });
      assert.equal(demandProblem(text, english), undefined);
    });
  }

  for (const text of [
    'much',
    '2T x',
    '2T models',
    '1M requests per day',
    '1M requests x 365 days',
    '-2T',
    '0',
    '1M per day x -3 days',
    '1e300 tokens per second x 1 year',
    'constructor',
    '2T toString',
  ]) {
    it(`“${text}” is refused with examples`, () => {
      assert.equal(servedDemand(text), undefined);
      assert.match(demandProblem(text, english) ?? '', /is not understood\. Examples: 2T, 10M requests/);
    });
  }

  it('may be left empty', () => {
    assert.equal(demandProblem('  ', english), undefined);
    assert.equal(servedDemand(''), undefined);
  });

  it('is never a number that is none, whatever is typed', () => {
    const words = fc.constantFrom(
      '2T',
      '1e9',
      '-1',
      'x',
      'per',
      'day',
      'days',
      '/',
      '×',
      'requests',
      ' ',
      '365',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 10 }), (pieces) => {
        const found = servedDemand(pieces.join(' '));
        assert.ok(found === undefined || (Number.isFinite(found.value) && found.value > 0));
      }),
      { seed: 42, numRuns: 2000 },
    );
  });

  for (const [what, text] of [
    ['blanks', `1 x${' '.repeat(5000)}q`],
    ['digits', `1 per day x ${'1 '.repeat(5000)}q`],
    ['letters', `1${' per'.repeat(5000)}`],
  ] as const) {
    it(`turns down a long row of ${what} while nobody waits`, () => {
      const start = performance.now();
      assert.equal(servedDemand(text), undefined);
      // Measured at a few milliseconds; a minute where blanks were tried in every combination.
      assert.ok(performance.now() - start < 500);
    });
  }
});
