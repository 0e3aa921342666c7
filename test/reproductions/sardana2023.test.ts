import assert from 'node:assert/strict';
import {
  dollarRates,
  FLOP_RATES,
  lifetimeCost,
  SARDANA_2023_REQUEST,
  SARDANA_2023_UTILIZATIONS,
} from '../../src/engine/lifetime/costRates';
import { lifetimeOptimum } from '../../src/engine/lifetime/lifetimeOptimum';
import { SARDANA_2023_CONSTANTS, SARDANA_2023_LAW } from '../../src/engine/lifetime/sardanaExamples';
import { assertCloseTo } from '../unit/laws/closeTo';

/** Printed to four digits: half a unit of the last one. */
const FOUR_DIGITS = 5e-4;
/** Percentages printed to two decimals. */
const TWO_DECIMALS = 0.005;

const A100_80 = { usdPerHour: 1.5, peakFlops: 312e12 };
const A100_40_INT8 = { usdPerHour: 1.1, peakFlops: 624e12 };
const H100 = { usdPerHour: 2, peakFlops: 989e12 };

/** The compute-optimal model of a size or loss, with the paper's constants. */
function optimalOfLoss(loss: number) {
  return SARDANA_2023_LAW.optimum!(SARDANA_2023_LAW.computeForLoss!(loss)!);
}

describe('Sardana et al. 2023, examples of the authors’ repository (nikhilsardana/beyond-chinchilla, README)', () => {
  it('gives their loss for 70B parameters on 1T tokens', () => {
    // “1.947”
    const loss = SARDANA_2023_LAW.loss!({ parameters: 70e9, tokens: 1e12 });
    assert.equal(loss.toFixed(3), '1.947');
  });

  it('gives their model for a loss of 1.947 and 2T tokens served, in FLOPs', () => {
    const best = lifetimeOptimum(SARDANA_2023_LAW, 1.947, 2e12)!;
    const plain = optimalOfLoss(1.947);
    assertCloseTo(best.parameters, 2.418e10, FOUR_DIGITS);
    assertCloseTo(best.tokens, 2.657e12, FOUR_DIGITS);
    const before = lifetimeCost(FLOP_RATES, plain.parameters, plain.tokens, 2e12);
    assert.ok(Math.abs((100 * best.parameters) / plain.parameters - 70.96) <= TWO_DECIMALS);
    assert.ok(Math.abs((100 * best.tokens) / plain.tokens - 146.77) <= TWO_DECIMALS);
    assert.ok(Math.abs((100 * best.cost) / before - 95.22) <= TWO_DECIMALS);
  });

  it('gives their model for a loss of 1.947 and 10B requests, in dollars', () => {
    const rates = dollarRates(
      { ...A100_80, usdPerHour: 1.4 },
      { ...A100_40_INT8, usdPerHour: 0.6 },
      { training: 0.5, prompt: 0.4, output: 0.2 },
      { promptTokens: 1000, outputTokens: 250 },
    );
    const demand = 1e10 * 1250;
    const best = lifetimeOptimum(SARDANA_2023_LAW, 1.947, demand, rates)!;
    const plain = optimalOfLoss(1.947);
    assertCloseTo(best.parameters, 2.053e10, FOUR_DIGITS);
    assertCloseTo(best.tokens, 3.302e12, FOUR_DIGITS);
    const before = lifetimeCost(rates, plain.parameters, plain.tokens, demand);
    assert.ok(Math.abs((100 * best.parameters) / plain.parameters - 60.23) <= TWO_DECIMALS);
    assert.ok(Math.abs((100 * best.tokens) / plain.tokens - 182.41) <= TWO_DECIMALS);
    assert.ok(Math.abs((100 * best.cost) / before - 88.76) <= TWO_DECIMALS);
  });

  it('gives what their 30B model costs to train and to serve a billion requests', () => {
    // The README says $1.50 and $0.60 an hour; its output is that of the script's own $2.00 and $1.10, which it does
    // not let the flags replace. Printed to four digits.
    const compute = 6 * 30e9 * 1.556e12;
    const rates = dollarRates(H100, A100_40_INT8, SARDANA_2023_UTILIZATIONS, {
      promptTokens: 500,
      outputTokens: 100,
    });
    assertCloseTo(compute, 2.801e23, FOUR_DIGITS);
    assertCloseTo(lifetimeCost(rates, 30e9, 1.556e12, 0), 3.146e5, FOUR_DIGITS);
    assertCloseTo(lifetimeCost(rates, 30e9, 1.556e12, 6e11), 6.378e5, FOUR_DIGITS);
    assertCloseTo(lifetimeCost(FLOP_RATES, 30e9, 1.556e12, 6e11), 3.161e23, FOUR_DIGITS);
    const loss = SARDANA_2023_LAW.loss!({ parameters: 30e9, tokens: 1.556e12 });
    // The tokens are rounded, the loss is not.
    assertCloseTo(loss, 1.958253360475841, 1e-5);
  });
});

describe('Sardana et al. 2023, the paper', () => {
  const optimalOfSize = (parameters: number) => {
    // D at which the law's optimum has this size.
    const {
      parameterCoefficient: A,
      tokenCoefficient: B,
      parameterExponent: a,
      tokenExponent: b,
    } = SARDANA_2023_CONSTANTS;
    const tokens = ((b * B * parameters ** a) / (a * A)) ** (1 / b);
    return { parameters, tokens, loss: SARDANA_2023_LAW.loss!({ parameters, tokens }) };
  };

  it('saves 17 % or 1.7e22 FLOP with a 7B model for 13B quality and 2T tokens served (Fig. 1)', () => {
    const plain = optimalOfSize(13e9);
    const best = lifetimeOptimum(SARDANA_2023_LAW, plain.loss, 2e12)!;
    const before = lifetimeCost(FLOP_RATES, plain.parameters, plain.tokens, 2e12);
    // Printed to one and two digits.
    assert.equal((best.parameters / 1e9).toFixed(0), '7');
    assertCloseTo(before - best.cost, 1.7e22, 0.03);
    assertCloseTo(1 - best.cost / before, 0.17, 0.03);
  });

  it('saves 58 % for 30B quality and 17.5B requests, from $10.8M to $4.52M', () => {
    // Secondary, without the settings. $1.00 an hour for the A100 that serves gives both sums to 1 % and the saving to
    // the digit: inferred, not stated. Training and utilisations are the paper's.
    const rates = dollarRates(
      A100_80,
      { ...A100_40_INT8, usdPerHour: 1 },
      SARDANA_2023_UTILIZATIONS,
      SARDANA_2023_REQUEST,
    );
    const plain = optimalOfSize(30e9);
    const demand = 17.5e9 * 285;
    const best = lifetimeOptimum(SARDANA_2023_LAW, plain.loss, demand, rates)!;
    const before = lifetimeCost(rates, plain.parameters, plain.tokens, demand);
    assertCloseTo(before, 10.8e6, 0.01);
    assertCloseTo(best.cost, 4.52e6, 0.01);
    assert.equal((100 * (1 - best.cost / before)).toFixed(0), '58');
  });
});
