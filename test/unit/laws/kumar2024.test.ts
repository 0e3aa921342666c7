import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  effectiveParameterShare,
  KUMAR_NOTICES,
  kumarLoss,
  optimalBits,
  precisionCost,
  quantisationPenalty,
} from '../../../src/engine/laws/precision/kumar2024';
import { assertCloseTo, SIX_DIGITS } from './closeTo';

const SEED = { seed: 42 };
const scale = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true }).map((exponent) => 10 ** exponent);
const anyBits = fc.double({ min: 1, max: 32, noNaN: true });

describe('Kumar 2024', () => {
  // From the constants of arXiv:2411.04330, App. K, Table 2.
  it('keeps 0.776 of the parameters with weights of 4 bits, 0.696 with the fitted offsets', () => {
    assertCloseTo(effectiveParameterShare({ weights: 4 }, 'without-offsets'), 0.775887, SIX_DIGITS);
    assertCloseTo(effectiveParameterShare({ weights: 4 }), 0.696358, SIX_DIGITS);
  });

  it('gives 220M on 26B tokens a loss of 3.19661 at full precision', () => {
    assertCloseTo(kumarLoss(220e6, 26e9, {}), 3.19661, SIX_DIGITS);
  });

  it('adds 0.0176 for quantising that to 4 bits, 0.0543 with the fitted offset', () => {
    assertCloseTo(quantisationPenalty(220e6, 26e9, 4, 'without-offsets'), 0.0175861, SIX_DIGITS);
    // × exp(1.1277)
    assertCloseTo(quantisationPenalty(220e6, 26e9, 4), 0.0543156, SIX_DIGITS);
  });

  it('is compute-optimal at 7 bits with the offsets, as the paper says, and at 3.5 without: hence our reading', () => {
    assertCloseTo(optimalBits(), 7, 0.01);
    assertCloseTo(optimalBits('without-offsets'), 3.47, 0.01);
  });

  it('lets the cache fail between 2 and 5 bits, as the text says, only with the offset', () => {
    assert.ok(effectiveParameterShare({ keyValues: 2 }) === 0);
    assert.ok(
      effectiveParameterShare({ keyValues: 4 }) < 0.85 && effectiveParameterShare({ keyValues: 6 }) > 0.97,
    );
    assert.ok(effectiveParameterShare({ keyValues: 4 }, 'without-offsets') > 0.98);
  });

  it('never has more effective parameters than parameters, and never less of them with more bits', () => {
    fc.assert(
      fc.property(
        anyBits,
        anyBits,
        anyBits,
        fc.constantFrom('weights', 'activations', 'keyValues'),
        (...given) => {
          const [weights, activations, keyValues, kind] = given;
          const bits = { weights, activations, keyValues };
          const share = effectiveParameterShare(bits);
          assert.ok(share >= 0 && share <= 1);
          assert.ok(effectiveParameterShare({ ...bits, [kind]: bits[kind as 'weights'] + 1 }) >= share);
          assert.ok(share <= effectiveParameterShare(bits, 'without-offsets'));
        },
      ),
      SEED,
    );
  });

  it('never has a higher loss with more bits, parameters or tokens, and is finite or says that training fails', () => {
    fc.assert(
      fc.property(scale(3, 15), scale(6, 18), anyBits, (parameters, tokens, weights) => {
        const loss = kumarLoss(parameters, tokens, { weights });
        if (loss === undefined) {
          assert.equal(effectiveParameterShare({ weights }), 0);
          return;
        }
        assert.ok(Number.isFinite(loss) && loss > 2.7648);
        assert.ok(kumarLoss(parameters, tokens, { weights: weights + 1 })! <= loss);
        assert.ok(kumarLoss(parameters * 2, tokens, { weights })! <= loss);
        assert.ok(kumarLoss(parameters, tokens * 2, { weights })! <= loss);
        assert.ok(kumarLoss(parameters, tokens, {})! <= loss);
      }),
      SEED,
    );
  });

  it('punishes quantising more the longer a model was trained and the smaller it is', () => {
    fc.assert(
      fc.property(scale(3, 15), scale(6, 18), anyBits, (parameters, tokens, bits) => {
        const penalty = quantisationPenalty(parameters, tokens, bits);
        assert.ok(Number.isFinite(penalty) && penalty > 0);
        assert.ok(quantisationPenalty(parameters, tokens * 2, bits) > penalty);
        assert.ok(quantisationPenalty(parameters * 2, tokens, bits) < penalty);
        assert.ok(quantisationPenalty(parameters, tokens, bits + 1) < penalty);
      }),
      SEED,
    );
  });

  it('lets cost fall in step with the bits: 6·N·D at 16, half of it at 8', () => {
    assert.equal(precisionCost(1e9, 2e10, 16), 1.2e20);
    assert.equal(precisionCost(1e9, 2e10, 8), 6e19);
  });

  it('says that its constants are unlikely to transfer and that a sign is our reading', () => {
    assert.deepEqual(
      KUMAR_NOTICES.map(({ args }) => args.caveat),
      ['unlikely-to-transfer', 'sign-inferred'],
    );
  });
});
