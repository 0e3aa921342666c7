import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  breakEven,
  type BreakEven,
  type LinearCost,
  linearCost,
} from '../../../src/engine/lifetime/breakEven';
import { FLOP_RATES } from '../../../src/engine/lifetime/costRates';
import { assertCloseTo } from '../laws/closeTo';

const cost = ({ training, perToken }: LinearCost, tokens: number) => training + perToken * tokens;
const amount = fc.double({ min: -30, max: 30, noNaN: true }).map((power) => 10 ** power);
const anyCost = fc.record({ training: amount, perToken: amount });

describe('the break-even of two models', () => {
  const cases: readonly (readonly [string, LinearCost, LinearCost, BreakEven])[] = [
    [
      'dearer to train, cheaper to serve',
      { training: 12, perToken: 1 },
      { training: 6, perToken: 2 },
      { kind: 'beyond', tokens: 6 },
    ],
    [
      'cheaper to train, dearer to serve',
      { training: 6, perToken: 2 },
      { training: 12, perToken: 1 },
      { kind: 'up-to', tokens: 6 },
    ],
    ['cheaper in both', { training: 1, perToken: 1 }, { training: 2, perToken: 2 }, { kind: 'always' }],
    ['dearer in both', { training: 2, perToken: 2 }, { training: 1, perToken: 1 }, { kind: 'never' }],
    ['cheaper to train only', { training: 1, perToken: 1 }, { training: 2, perToken: 1 }, { kind: 'always' }],
    ['dearer to train only', { training: 2, perToken: 1 }, { training: 1, perToken: 1 }, { kind: 'never' }],
    ['cheaper to serve only', { training: 1, perToken: 1 }, { training: 1, perToken: 2 }, { kind: 'always' }],
    ['dearer to serve only', { training: 1, perToken: 2 }, { training: 1, perToken: 1 }, { kind: 'never' }],
    ['alike', { training: 1, perToken: 1 }, { training: 1, perToken: 1 }, { kind: 'equal' }],
  ];
  for (const [title, a, b, expected] of cases) {
    it(`is known for a model ${title}`, () => {
      assert.deepEqual(breakEven(a, b), expected);
    });
  }

  it('is the demand at which both cost the same', () => {
    fc.assert(
      fc.property(anyCost, anyCost, (a, b) => {
        const found = breakEven(a, b);
        if (!('tokens' in found)) return;
        assert.ok(found.tokens > 0 && Number.isFinite(found.tokens));
        // The difference of two costs loses the digits that they share: compared on their own scale.
        const scale = Math.max(a.training, b.training, a.perToken * found.tokens, b.perToken * found.tokens);
        assert.ok(Math.abs(cost(a, found.tokens) - cost(b, found.tokens)) <= 1e-12 * scale);
      }),
      { seed: 42, numRuns: 1000 },
    );
  });

  it('says on which side the model is cheaper', () => {
    fc.assert(
      fc.property(anyCost, anyCost, amount, (a, b, tokens) => {
        const found = breakEven(a, b);
        const [left, right] = [cost(a, tokens), cost(b, tokens)];
        // Where both cost alike to rounding, neither side can be told.
        if (Math.abs(left - right) <= 1e-12 * Math.max(left, right)) return;
        const cheaper =
          found.kind === 'always' ||
          (found.kind === 'beyond' && tokens > found.tokens) ||
          (found.kind === 'up-to' && tokens < found.tokens);
        assert.equal(cheaper, left < right);
      }),
      { seed: 42, numRuns: 1000 },
    );
  });

  it('turns round with the models', () => {
    const mirrored = { beyond: 'up-to', 'up-to': 'beyond', always: 'never', never: 'always', equal: 'equal' };
    fc.assert(
      fc.property(anyCost, anyCost, (a, b) => {
        const [there, back] = [breakEven(a, b), breakEven(b, a)];
        assert.equal(back.kind, mirrored[there.kind]);
        if ('tokens' in there && 'tokens' in back) assertCloseTo(back.tokens, there.tokens, 1e-15);
      }),
      { seed: 42, numRuns: 500 },
    );
  });

  it('never gives a number that is none, however large or small the costs', () => {
    const wild = fc.constantFrom(0, 5e-324, 1e-300, 1, 1e300, Number.MAX_VALUE);
    const wildCost = fc.record({ training: wild, perToken: wild });
    fc.assert(
      fc.property(wildCost, wildCost, (a, b) => {
        const found = breakEven(a, b);
        if ('tokens' in found) assert.ok(Number.isFinite(found.tokens) && found.tokens > 0);
      }),
      { seed: 42 },
    );
  });

  it('counts training and serving by the size of the model', () => {
    assert.deepEqual(linearCost(FLOP_RATES, 7e9, 2e12), { training: 8.4e22, perToken: 1.4e10 });
  });
});
