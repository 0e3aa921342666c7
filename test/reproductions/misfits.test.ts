import assert from 'node:assert/strict';
import { fitParametric, type LossPoint } from '../../src/engine/fitting/parametricFit';
import { logHuber, lowerEdge, SQUARES } from '../../src/engine/fitting/misfit';
import { type ParametricConstants, parametricOptimum } from '../../src/engine/laws/parametric';
import { assertCloseTo } from '../unit/laws/closeTo';
import { csvRows } from './csv';
import { keptPoints, POINTS_PATH, readPoints } from './releasedPoints';
import { describeWithSharedData } from './sharedData';

/** Where the misfit has a kink, the search ends more slowly than where it is smooth. */
const PATIENCE = { maximumIterations: 5000 };

const tokensPerParameter = (of: ParametricConstants, compute: number): number => {
  const { tokens, parameters } = parametricOptimum(of, compute);
  return tokens / parameters;
};

/** E, A, B, α, β as printed, each within its own tolerance. */
function assertConstants(
  found: ParametricConstants,
  [E, A, B, alpha, beta]: readonly [number, number, number, number, number],
  tolerance: number,
): void {
  assertCloseTo(found.irreducibleLoss, E, tolerance, 'E');
  assertCloseTo(found.parameterCoefficient, A, tolerance, 'A');
  assertCloseTo(found.tokenCoefficient, B, tolerance, 'B');
  assertCloseTo(found.parameterExponent, alpha, tolerance, 'alpha');
  assertCloseTo(found.tokenExponent, beta, tolerance, 'beta');
}

describeWithSharedData('what a fit makes small (peers.md A4, D1, D11)', (read) => {
  const kept = keptPoints(readPoints(read(POINTS_PATH)));
  /** kyo-takano/chinchilla's own choice of 234 of those runs. */
  const subset: readonly LossPoint[] = csvRows(read('runs/kyo_chinchilla_subset_df.csv')).map((row) => ({
    parameters: Number(row.N),
    tokens: Number(row.D),
    loss: Number(row.loss),
  }));

  // That package by default counts errors ten times where its law lies above the run: peers.md says "under-estimates",
  // but its code weighs y_true − y_pred < 0, and weighing the other side gives A 709 for 184.69.
  // It searches with finite differences and ends within 3e-4 of the kinked minimum: its own two runs on these rows,
  // published and repeated, have A 184.69 and 184.711.
  it('is the lower edge of the runs by kyo’s default: A 184.69, α 0.289 on its own 234', () => {
    assert.equal(subset.length, 234);
    const fit = fitParametric(subset, { misfit: lowerEdge(10), ...PATIENCE });
    assertConstants(fit.constants, [1.70024, 184.69, 1633.48, 0.28901, 0.35579], 1e-4);
    assertConstants(fit.constants, [1.70026, 184.711, 1633.9, 0.289013, 0.355808], 4e-4);
  });

  it('is the lower edge of the 240 runs too: A 202.634, and 5.34 tokens per parameter at 1e24 FLOP', () => {
    const { constants } = fitParametric(kept, { misfit: lowerEdge(10), ...PATIENCE });
    assertConstants(constants, [1.73102, 202.634, 2653.555, 0.29456, 0.3791], 1e-4);
    assertCloseTo(tokensPerParameter(constants, 1e24), 5.34, 1e-3);
  });

  it('is the middle of the runs by Huber’s loss: A 442.04 on its own 234', () => {
    // Two decimals are printed; its search ends 3e-4 short of the minimum in A, and in α at the fourth digit.
    const { constants } = fitParametric(subset);
    assertConstants(constants, [1.78388, 442.04, 1271.91, 0.34261, 0.34201], 4e-4);
  });

  it('decides alone, on the same 234 runs, between 22.9 and 6.5 tokens per parameter at 1e24 FLOP', () => {
    const [middle, edge] = [logHuber(), lowerEdge(10)].map((misfit) => {
      const fit = fitParametric(subset, { misfit, ...PATIENCE });
      return tokensPerParameter(fit.constants, 1e24);
    });
    assertCloseTo(middle, 22.86, 1e-3);
    assertCloseTo(edge, 6.47, 1e-3);
  });

  it('is the squared error by VPNLS, which ends where we do: α 0.35762, β 0.42762, sum of squares 0.083204', () => {
    // Open-Athena's search over two exponents with the rest linear; five digits of the exponents.
    const fit = fitParametric(kept, { misfit: SQUARES });
    assertConstants(fit.constants, [1.88281, 567.805, 7581.853, 0.35762, 0.42762], 2e-5);
    assertCloseTo(fit.value, 0.083204, 1e-5);
  });

  it('is the likelihood by Besiroglu et al.: A 482.01, the fit whose constants are in print', () => {
    // Their density is that of Huber's loss with δ = 1e-3 of a scale that is fitted along, so that its δ is 1e-3 of
    // the mean error, 4.7e-6. A likelihood with next to no curvature at its top is certain to a few thousandths.
    const errors = 0.0047;
    const { constants } = fitParametric(kept, { misfit: logHuber(1e-3 * errors), ...PATIENCE });
    assertConstants(constants, [1.81686, 482.01, 2085.43, 0.34781, 0.36585], 3e-3);
  });
});
