import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  samplesCost,
  speculativeOperations,
  speculativeSpeedup,
  tokensPerPass,
} from '../../../src/engine/serving';

const close = (actual: number | undefined, expected: number, digits = 2): void => {
  assert.equal(actual?.toFixed(digits), expected.toFixed(digits));
};

describe('speculative decoding', () => {
  // Leviathan et al. 2023, arXiv:2211.17192, table 1: α, γ, operations, speed, both at c = ĉ = 0.
  const table: readonly (readonly [number, number, number, number])[] = [
    [0.6, 2, 1.53, 1.96],
    [0.7, 3, 1.58, 2.53],
    [0.8, 2, 1.23, 2.44],
    [0.8, 5, 1.63, 3.69],
    [0.9, 2, 1.11, 2.71],
    [0.9, 10, 1.6, 6.86],
  ];
  for (const [acceptance, guesses, operations, speed] of table) {
    it(`is ${speed} times as fast for ${operations} times the operations with α ${acceptance}, γ ${guesses}`, () => {
      const speculation = { acceptance, guesses, draftCost: 0 };
      close(speculativeSpeedup(speculation), speed);
      close(speculativeOperations(speculation), operations);
    });
  }

  it('yields one token a pass where nothing is accepted, and all guesses and one more where all are', () => {
    assert.equal(tokensPerPass({ acceptance: 0, guesses: 4, draftCost: 0 }), 1);
    assert.equal(tokensPerPass({ acceptance: 1, guesses: 4, draftCost: 0 }), 5);
  });

  it('slows down where a costly draft guesses badly', () => {
    assert.ok(speculativeSpeedup({ acceptance: 0.1, guesses: 5, draftCost: 0.5 })! < 1);
  });

  const bad = [NaN, -0.1, 1.1, Infinity];
  for (const acceptance of bad) {
    it(`says nothing for an acceptance of ${acceptance}`, () => {
      const speculation = { acceptance, guesses: 3, draftCost: 0.1 };
      assert.equal(speculativeSpeedup(speculation), undefined);
      assert.equal(speculativeOperations(speculation), undefined);
    });
  }

  it('says nothing for guesses that are no whole number, or a draft of no cost', () => {
    assert.equal(tokensPerPass({ acceptance: 0.5, guesses: 2.5, draftCost: 0 }), undefined);
    assert.equal(speculativeSpeedup({ acceptance: 0.5, guesses: 2, draftCost: NaN }), undefined);
  });

  it('is never faster than tokens per pass, and faster the more is accepted', () => {
    const rate = fc.double({ min: 0, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(rate, fc.integer({ min: 1, max: 20 }), rate, (acceptance, guesses, draftCost) => {
        const speed = speculativeSpeedup({ acceptance, guesses, draftCost })!;
        assert.ok(speed <= tokensPerPass({ acceptance, guesses, draftCost })!);
        assert.ok(speculativeSpeedup({ acceptance: acceptance + 0.01, guesses, draftCost })! >= speed);
      }),
      { seed: 42 },
    );
  });
});

describe('several samples of a request', () => {
  it('read the prompt once', () => {
    assert.equal(samplesCost(1, 3, 4), 3.25);
    assert.equal(samplesCost(1, 3, 1), 1);
  });

  it('cost nothing that is a number where costs or samples are none', () => {
    for (const [prompt, output, samples] of [
      [0, 0, 2],
      [-1, 2, 2],
      [1, NaN, 2],
      [1, 1, 0],
      [1, 1, 1.5],
    ] as const) {
      assert.equal(samplesCost(prompt, output, samples), undefined);
    }
  });
});
