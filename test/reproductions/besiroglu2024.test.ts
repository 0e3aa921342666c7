import assert from 'node:assert/strict';
import { covariance } from '../../src/engine/fitting/covariance';
import {
  fitParametric,
  type LossPoint,
  parametricObjective,
  vectorFromConstants,
} from '../../src/engine/fitting/parametricFit';
import {
  BESIROGLU_2024,
  BESIROGLU_2024_BOOTSTRAP,
  BESIROGLU_2024_COVARIANCE,
  besiroglu2024,
} from '../../src/engine/laws/besiroglu2024';
import { HOFFMANN_2022_ROUNDED, HOFFMANN_2022_UNROUNDED } from '../../src/engine/laws/hoffmann2022Approach3';
import { type ParametricConstants, parametricOptimum } from '../../src/engine/laws/parametric';
import { tokensPerParameterBand } from '../../src/engine/laws/tokensPerParameter';
import { assertCloseTo } from '../unit/laws/closeTo';
import {
  keptPoints,
  POINTS_PATH,
  quantile,
  readPoints,
  resampledFits,
  tokensPerParameterAt,
} from './releasedPoints';
import { describeWithSharedData } from './sharedData';

/** The same maximum-likelihood estimate with the digits that the authors' notebook shows. */
const BESIROGLU_2024_MORE_DIGITS: ParametricConstants = {
  ...BESIROGLU_2024,
  irreducibleLoss: 1.81686,
  parameterExponent: 0.34781,
  tokenExponent: 0.36585,
};

/**
 * Resamples drawn here; BESIROGLU_2024_BOOTSTRAP.resamples in the shipped covariance.
 * For the shipped numbers set SCALING_LENS_RESAMPLES=4000 (about half a minute).
 */
const RESAMPLES = Number(process.env.SCALING_LENS_RESAMPLES ?? 400);

describeWithSharedData('Besiroglu et al. 2024, fitted again to the released points', (read) => {
  const all = readPoints(read(POINTS_PATH));
  const kept = keptPoints(all);

  it('leaves out the same five points whether by highest loss or by fewest tokens per parameter', () => {
    assert.equal(all.length, 245);
    const byRatio = [...all].sort((a, b) => b.tokens / b.parameters - a.tokens / a.parameters).slice(0, -5);
    assert.deepEqual(new Set(byRatio), new Set(kept));
  });

  it('shipped fitted range is that of the 240 points', () => {
    const range = (pick: (point: LossPoint) => number) => {
      const values = kept.map(pick);
      return [Math.min(...values), Math.max(...values)] as const;
    };
    // Stated to two or three digits.
    const { parameters, tokens, compute } = besiroglu2024.fittedRange;
    for (const [stated, found, tolerance] of [
      [parameters, range((p) => p.parameters), 0.01],
      [tokens, range((p) => p.tokens), 0.01],
      // The paper says 1e18; the lowest of the released points has 1.4e18.
      [compute, range((p) => 6 * p.parameters * p.tokens), 0.3],
    ] as const) {
      assertCloseTo(stated?.[0], found[0], tolerance);
      assertCloseTo(stated?.[1], found[1], 0.01);
    }
  });

  // Two other programs (Python with analytic gradient, plain JavaScript) end at this optimum and objective;
  // Epoch's own prints .00101827403. The valley is flat: B is certain to about 1e-3, the objective to 1e-9.
  it('finds the published optimum of the 240 points', () => {
    const fit = fitParametric(kept);
    assert.equal(fit.outcome, 'converged');
    assertCloseTo(fit.value, 0.001018274018, 1e-8, 'objective');
    assertCloseTo(fit.constants.parameterCoefficient, 477.826, 1e-4, 'A');
    assertCloseTo(fit.constants.tokenCoefficient, 2143.418, 1e-3, 'B');
    assertCloseTo(fit.constants.irreducibleLoss, 1.81722, 1e-5, 'E');
    assertCloseTo(fit.constants.parameterExponent, 0.34731, 2e-5, 'alpha');
    assertCloseTo(fit.constants.tokenExponent, 0.36717, 2e-5, 'beta');
  });

  it('finds another optimum with all 245: five points move β from 0.367 to 0.453', () => {
    const fit = fitParametric(all);
    assertCloseTo(fit.value, 0.00182601, 2e-6, 'objective');
    assertCloseTo(fit.constants.parameterCoefficient, 495.73, 1e-3, 'A');
    assertCloseTo(fit.constants.tokenCoefficient, 12845.61, 1e-3, 'B');
    assertCloseTo(fit.constants.irreducibleLoss, 1.8913, 3e-5, 'E');
    assertCloseTo(fit.constants.tokenExponent, 0.45305, 2e-5, 'beta');
  });

  it('gives the objectives of the published constants: the rounded ones fit three times worse', () => {
    const objective = parametricObjective(kept);
    const at = (constants: ParametricConstants) =>
      objective(Float64Array.from(vectorFromConstants(constants)), new Float64Array(5));
    // Recomputed elsewhere to six digits; there E is exp(.5267228), which differs from 1.6934 in the fifth digit.
    assertCloseTo(at(HOFFMANN_2022_UNROUNDED), 0.00123116, 1e-3);
    assertCloseTo(at(HOFFMANN_2022_ROUNDED), 0.00412101, 1e-5);
    assertCloseTo(at(BESIROGLU_2024_MORE_DIGITS), 0.00101864, 1e-3);
    // The constants in print have four digits each: a little worse, and still below all of Hoffmann's.
    assert.ok(at(BESIROGLU_2024) < 1.01 * at(BESIROGLU_2024_MORE_DIGITS));
  });

  it('puts 17.9 tokens on a parameter at 5.88e23 FLOP, and 21.4 at 1e21', () => {
    const { constants } = fitParametric(kept);
    for (const [compute, ratio] of [
      [1e21, 21.38],
      [5.88e23, 17.91],
      [1e24, 17.65],
    ] as const) {
      const optimum = parametricOptimum(constants, compute);
      assertCloseTo(optimum.tokens / optimum.parameters, ratio, 1e-3);
    }
  });

  describe(`a bootstrap of ${RESAMPLES} resamples`, () => {
    let samples: readonly (readonly number[])[];
    before(function () {
      this.timeout(120_000);
      samples = resampledFits(kept, RESAMPLES, BESIROGLU_2024_BOOTSTRAP.seed);
    });

    it('has the shipped covariance', () => {
      // A standard deviation from n samples is off by 1/√(2n): 3.5 % at 400. Three of those; all of the entries
      // are compared on the scale of their two standard deviations, where that also bounds a covariance.
      const tolerance = RESAMPLES >= BESIROGLU_2024_BOOTSTRAP.resamples ? 1e-3 : 3 / Math.sqrt(2 * RESAMPLES);
      const deviations = BESIROGLU_2024_COVARIANCE.map((row, i) => Math.sqrt(row[i]!));
      covariance(samples).forEach((row, i) => {
        row.forEach((value, j) => {
          const error = (value - BESIROGLU_2024_COVARIANCE[i]![j]!) / (deviations[i]! * deviations[j]!);
          assert.ok(Math.abs(error) <= 2 * tolerance, `entry ${i}, ${j} is off by ${error}`);
        });
      });
    });

    it('has the published intervals', () => {
      // Besiroglu et al. 2024, 95 %: α (.317, .373), β (.331, .415), E (1.769, 1.871). The end of a 95 % interval from
      // 400 samples has a standard error of about 0.13 deviations; three of those are 0.4 of .0154, .0206, .0257.
      const ends = (values: readonly number[]) => [quantile(values, 0.025), quantile(values, 0.975)] as const;
      for (const [name, values, low, high, slack] of [
        ['alpha', samples.map((v) => v[3]!), 0.317, 0.373, 0.4 * 0.0154],
        ['beta', samples.map((v) => v[4]!), 0.331, 0.415, 0.4 * 0.0206],
        ['E', samples.map((v) => Math.exp(v[2]!)), 1.769, 1.871, 0.4 * 0.0257],
        // Recomputed elsewhere from 1,000 resamples (peers.md D1).
        ['alpha', samples.map((v) => v[3]!), 0.318, 0.373, 0.4 * 0.0154],
        ['beta', samples.map((v) => v[4]!), 0.332, 0.416, 0.4 * 0.0206],
        ['E', samples.map((v) => Math.exp(v[2]!)), 1.77, 1.872, 0.4 * 0.0257],
      ] as const) {
        const [from, to] = ends(values);
        assert.ok(Math.abs(from - low) <= slack && Math.abs(to - high) <= slack, `${name}: ${from} to ${to}`);
      }
    });

    it('has the published uncertainty of the allocation exponent', () => {
      const exponents = samples.map((v) => v[4]! / (v[3]! + v[4]!));
      // Printed: standard error .020, 80 % within .051 (two digits), elsewhere .0198 and .0513; 10 % covers the noise of 400 resamples.
      assertCloseTo(Math.sqrt(covariance(exponents.map((a) => [a]))[0]![0]!), 0.02, 0.1);
      assertCloseTo(quantile(exponents, 0.9) - quantile(exponents, 0.1), 0.051, 0.15);
    });

    it('confirms the delta method among the data: 80 % of the resampled optima lie in the band', () => {
      // The band is centred on the printed constants, the resamples on the fit of all: the shares in and out differ
      // a little; the standard error of a share of 0.8 from 400 is 0.02.
      const band = tokensPerParameterBand(besiroglu2024.optimum!(1e22))!;
      const ratios = samples.map((vector) => tokensPerParameterAt(vector, 1e22));
      const share = ratios.filter((ratio) => band.low <= ratio && ratio <= band.high).length / ratios.length;
      assert.ok(Math.abs(share - 0.8) <= 0.06, `${share}`);
    });

    it('puts 17.9 tokens on a parameter at 5.88e23 FLOP within an interval inside the band that is shown', () => {
      const ratios = samples.map((vector) => tokensPerParameterAt(vector, 5.88e23));
      // The band of the law is widened outside the fitted range by its factor; the bootstrap knows no such rule, so its
      // interval lies inside. Four to forty is what Besiroglu et al. say of intervals of 80 % and more.
      const band = tokensPerParameterBand(besiroglu2024.optimum!(5.88e23))!;
      const [low, high] = [quantile(ratios, 0.1), quantile(ratios, 0.9)];
      assert.ok(band.low < low && high < band.high, `${low} to ${high}`);
      assert.ok(low > 4 && low < 17.9 && high > 17.9 && high < 40, `${low} to ${high}`);
    });
  });
});
