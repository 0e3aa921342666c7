import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  effectiveTokens,
  epochsWorth,
  qualityEffect,
  qualityMeasureById,
  qualityMeasures,
  repeatedShare,
  repeatedTokensWorth,
  worthOfNextEpoch,
} from '../../../src/engine/dataQuality';
import { lawById, laws } from '../../../src/engine/laws';
import { assertCloseTo, SIX_DIGITS } from '../laws/closeTo';

const SEED = { seed: 42 };
const D4 = { kind: 'measure', measure: qualityMeasureById('d4-2023')! } as const;

describe('The quality multiplier', () => {
  it('is off by default: nobody’s choice changes nothing', () => {
    assert.equal(effectiveTokens(1e12, undefined), undefined);
    assert.equal(
      qualityEffect(lawById('besiroglu-2024')!, { parameters: 1e9, tokens: 2e10 }, undefined),
      undefined,
    );
  });

  it('multiplies the tokens visibly, with its source', () => {
    const quantity = effectiveTokens(1e12, D4)!;
    assert.equal(quantity.value, 1.25e12);
    assert.match(quantity.because.source, /Tirumala/);
    assert.deepEqual(
      quantity.because.inputs.map(({ name, origin }) => [name, origin]),
      [
        ['tokens', undefined],
        ['qualityMultiplier', 'user'],
      ],
    );
  });

  it('refuses numbers that nobody can mean', () => {
    for (const multiplier of [0, -1, 1e6, NaN, Infinity]) {
      assert.equal(effectiveTokens(1e12, { kind: 'own', multiplier }), undefined);
    }
    assert.equal(effectiveTokens(0, D4), undefined);
  });

  it('comes with baseline, derivation, scale, source and how sure it is', () => {
    assert.deepEqual(
      [...new Set(qualityMeasures.map(({ kind }) => kind))],
      ['deduplication', 'filtering', 'mixture'],
    );
    for (const { baseline, derivation, scale, source, multiplier } of qualityMeasures) {
      assert.ok(multiplier > 1);
      for (const text of [baseline, derivation, scale]) assert.ok(text.length > 5);
      assert.match(source, /\d{4}, arXiv:\d{4}\.\d{5}$/);
    }
  });

  it('follows from the steps saved', () => {
    assertCloseTo(qualityMeasureById('d4-2023')?.multiplier, 1 / (1 - 0.2), 1e-12);
    // Rounded to two decimals.
    assertCloseTo(qualityMeasureById('softdedup-2024')?.multiplier, 1 / (1 - 0.26), 2e-3);
  });

  for (const law of laws.filter((each) => each.loss !== undefined)) {
    it(`lowers the loss under ${law.id} as more tokens would, beside the loss without it`, () => {
      const point = { parameters: 1e9, tokens: 2e10 };
      const effect = qualityEffect(law, point, { kind: 'own', multiplier: 2 })!;
      assert.equal(effect.lossWithout, law.loss!(point));
      assert.equal(effect.lossWith, law.loss!({ ...point, tokens: 4e10 }));
      // Laws at a fixed number of tokens do not look at them.
      assert.ok(effect.lossWith <= effect.lossWithout);
      assert.equal(effect.tokensForSameLoss, 1e10);
    });
  }
});

describe('A multiplier of 1.25 under the default law', () => {
  it('lowers the loss', () => {
    const { lossWith, lossWithout } = qualityEffect(
      lawById('besiroglu-2024')!,
      { parameters: 1e9, tokens: 2e10 },
      D4,
    )!;
    assert.ok(lossWith < lossWithout - 0.01);
  });
});

describe('Repeated data', () => {
  it('gives the worked checks of Muennighoff et al. 2023', () => {
    assertCloseTo(repeatedTokensWorth(1e11, 4), 3.72567e11, SIX_DIGITS);
    assertCloseTo(repeatedShare(4), 0.931418, SIX_DIGITS);
    assertCloseTo(repeatedTokensWorth(1e11, 40), 1.51675e12, SIX_DIGITS);
  });

  it('is worth what it is up to one epoch, and never more than 16.39 epochs', () => {
    assert.equal(repeatedTokensWorth(1e11, 0.5), 5e10);
    assert.equal(repeatedTokensWorth(1e11, 1), 1e11);
    assertCloseTo(repeatedTokensWorth(1, 1e9), 16.387756, 1e-9);
  });

  it('is worth more with every epoch, by less each time, and can be asked backwards', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 200, noNaN: true }), (epochs) => {
        const worth = repeatedTokensWorth(1, epochs);
        const more = repeatedTokensWorth(1, epochs + 1) - worth;
        assert.ok(more > 0 && more < worthOfNextEpoch(epochs) + 1e-12);
        assert.ok(repeatedShare(epochs + 1) < repeatedShare(epochs) + 1e-12);
        assertCloseTo(epochsWorth(worth), epochs, 1e-6);
      }),
      SEED,
    );
    assert.equal(epochsWorth(16.4), undefined);
  });
});
