import assert from 'node:assert/strict';
import {
  BESIROGLU_2024,
  BESIROGLU_2024_COVARIANCE,
  besiroglu2024,
} from '../../../src/engine/laws/besiroglu2024';
import { besiroglu2024BestFit } from '../../../src/engine/laws/besiroglu2024BestFit';
import { parametricLoss, parametricOptimum } from '../../../src/engine/laws/parametric';
import {
  optimalTokensPerParameter,
  tokensPerParameterBand,
} from '../../../src/engine/laws/tokensPerParameter';
import { assertCloseTo, SIX_DIGITS } from './closeTo';

describe('Besiroglu 2024, best fit', () => {
  it('gives the 17.9 tokens per parameter of the released points at Chinchilla’s budget, inside the band of the other', () => {
    const { parameters, tokens } = besiroglu2024BestFit.optimum!(5.88e23);
    assertCloseTo(tokens / parameters, 17.91, 5e-4);
    assertCloseTo(parameters, 7.397e10, 1e-3);
    assertCloseTo(besiroglu2024BestFit.loss!({ parameters, tokens }), 1.9733, 5e-5);
    const band = tokensPerParameterBand(besiroglu2024.optimum!(5.88e23))!;
    assert.ok(band.low < 17.91 && 17.91 < band.high);
  });
});

describe('Besiroglu 2024', () => {
  // Evaluated independently (Python) with the printed constants, six digits.
  it('gives the losses of Chinchilla and Gopher', () => {
    assertCloseTo(besiroglu2024.loss?.({ parameters: 70e9, tokens: 1.4e12 }), 1.97388, SIX_DIGITS);
    assertCloseTo(besiroglu2024.loss?.({ parameters: 280e9, tokens: 300e9 }), 1.99961, SIX_DIGITS);
  });
  for (const [compute, parameters, tokens, ratio, loss] of [
    [5.76e23, 7.22487e10, 1.32874e12, 18.3912, 1.97444],
    [1e24, 9.58607e10, 1.73863e12, 18.1371, 1.95971],
  ] as const) {
    it(`gives the optimum at ${compute} FLOP`, () => {
      const optimum = besiroglu2024.optimum!(compute);
      assertCloseTo(optimum.parameters, parameters, SIX_DIGITS, 'N');
      assertCloseTo(optimum.tokens, tokens, SIX_DIGITS, 'D');
      assertCloseTo(optimalTokensPerParameter(optimum), ratio, SIX_DIGITS, 'D/N');
      assertCloseTo(optimum.loss, loss, SIX_DIGITS, 'L');
    });
  }

  it('has an allocation exponent of 0.5126, as printed', () => {
    const { parameterExponent, tokenExponent } = BESIROGLU_2024;
    assertCloseTo(tokenExponent / (parameterExponent + tokenExponent), 0.5126, 1e-4);
  });

  it('has a symmetric, positive covariance whose standard errors agree with the printed ones', () => {
    BESIROGLU_2024_COVARIANCE.forEach((row, i) => {
      row.forEach((value, j) => {
        assert.equal(value, BESIROGLU_2024_COVARIANCE[j]?.[i]);
      });
    });
    for (let pivot = 0; pivot < 5; pivot++) assert.ok(leadingMinor(BESIROGLU_2024_COVARIANCE, pivot + 1) > 0);
    const deviation = (i: number) => Math.sqrt(BESIROGLU_2024_COVARIANCE[i]?.[i] ?? NaN);
    // Printed: E 0.03 (0.0257 with more digits), α and β 0.02 (0.0154 and 0.0206), A 124.58. Two bootstraps of 4,000
    // agree to 1/√8000 each; 3 % is more than twice that. A's is skewed, hence ln A only roughly 124.58/482.
    assertCloseTo(deviation(2) * BESIROGLU_2024.irreducibleLoss, 0.02566, 0.03, 'E');
    assertCloseTo(deviation(3), 0.0154, 0.03, 'alpha');
    assertCloseTo(deviation(4), 0.0206, 0.03, 'beta');
    assertCloseTo(deviation(0) * BESIROGLU_2024.parameterCoefficient, 124.58, 0.03, 'A');
  });

  it('has loss bands by the delta method that finite differences confirm', () => {
    const point = { parameters: 1e9, tokens: 20e9 };
    const byHand = 1.2815515655446004 * deviationOf((v) => Math.log(parametricLoss(v, point)));
    const band = besiroglu2024.lossBand!(point);
    // Central differences with a step of 1e-5 err by about 1e-10 and lose about six of sixteen digits.
    assertCloseTo(Math.log(band.high / band.low) / 2, byHand, 1e-4);
  });

  it('has bands of the optimum by the delta method that finite differences confirm', () => {
    const byHand = 1.2815515655446004 * deviationOf((v) => Math.log(parametricOptimum(v, 1e21).parameters));
    const band = besiroglu2024.optimum!(1e21).parametersBand!;
    assertCloseTo(Math.log(band.high / band.low) / 2, byHand, 1e-4);
  });

  it('has narrow bands among the data and wide ones at frontier scale', () => {
    const relativeWidth = (compute: number) => {
      const band = tokensPerParameterBand(besiroglu2024.optimum!(compute))!;
      return band.high / band.low;
    };
    assert.ok(relativeWidth(1e20) < 1.5);
    assert.ok(relativeWidth(5.88e23) > 3);
    assert.ok(relativeWidth(4e25) > relativeWidth(5.88e23));
  });

  it('brackets 20 tokens per parameter at the Chinchilla budget', () => {
    const band = tokensPerParameterBand(besiroglu2024.optimum!(5.88e23))!;
    assert.ok(band.low < 20 && band.high > 20, `${band.low} to ${band.high}`);
  });

  it('says where its bands come from, at which level and how they are widened', () => {
    assert.equal(besiroglu2024.bandKind, 'fit-uncertainty');
    assert.match(besiroglu2024.bandSource ?? '', /80 %.*bootstrap.*widened/);
  });
});

/** √(gᵀΣg) with the gradient of `value` by (ln A, ln B, ln E, α, β) taken by central differences. */
function deviationOf(value: (constants: typeof BESIROGLU_2024) => number): number {
  const step = 1e-5;
  const moved = (i: number, by: number) => ({
    parameterCoefficient: BESIROGLU_2024.parameterCoefficient * Math.exp(i === 0 ? by : 0),
    tokenCoefficient: BESIROGLU_2024.tokenCoefficient * Math.exp(i === 1 ? by : 0),
    irreducibleLoss: BESIROGLU_2024.irreducibleLoss * Math.exp(i === 2 ? by : 0),
    parameterExponent: BESIROGLU_2024.parameterExponent + (i === 3 ? by : 0),
    tokenExponent: BESIROGLU_2024.tokenExponent + (i === 4 ? by : 0),
  });
  const gradient = [0, 1, 2, 3, 4].map((i) => (value(moved(i, step)) - value(moved(i, -step))) / (2 * step));
  const variance = BESIROGLU_2024_COVARIANCE.flatMap((row, i) =>
    row.map((entry, j) => entry * gradient[i]! * gradient[j]!),
  ).reduce((sum, term) => sum + term, 0);
  return Math.sqrt(variance);
}

/** Determinant of the upper left block, by elimination. */
function leadingMinor(matrix: readonly (readonly number[])[], size: number): number {
  const rows = matrix.slice(0, size).map((row) => row.slice(0, size));
  let determinant = 1;
  rows.forEach((pivotRow, i) => {
    determinant *= pivotRow[i]!;
    for (const row of rows.slice(i + 1)) {
      const factor = row[i]! / pivotRow[i]!;
      pivotRow.forEach((entry, j) => (row[j] = row[j]! - factor * entry));
    }
  });
  return determinant;
}
