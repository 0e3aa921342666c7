import assert from 'node:assert/strict';
import { computeEfficientRun } from '../../../src/engine/laws/kaplan2020/computeEfficient';
import {
  criticalBatchTokens,
  minimumCompute,
  minimumSteps,
} from '../../../src/engine/laws/kaplan2020/criticalBatch';
import { tokensToAvoidOverfitting } from '../../../src/engine/laws/kaplan2020/jointLaw';
import { kaplan2020 } from '../../../src/engine/laws/kaplan2020/kaplan2020';
import { learningCurveLoss } from '../../../src/engine/laws/kaplan2020/learningCurve';
import {
  lossFromFixedBatchCompute,
  lossFromOptimalCompute,
  lossFromParameters,
  lossFromTokens,
  optimalComputeForLoss,
} from '../../../src/engine/laws/kaplan2020/singleVariable';
import {
  FLOP_PER_PETAFLOP_DAY,
  petaflopDays,
  trainingCompute,
} from '../../../src/engine/laws/trainingCompute';
import { assertCloseTo, SIX_DIGITS } from './closeTo';

const GPT_3_COMPUTE = 3640 * FLOP_PER_PETAFLOP_DAY;

describe('Kaplan 2020', () => {
  // Evaluated by hand (Python) from the constants of arXiv:2001.08361, Tables 2, 3, 5 and 6.
  const checks: readonly (readonly [string, number | undefined, number])[] = [
    ['L(N) at 1e9', lossFromParameters(1e9), 2.37564],
    ['L(N) at 1.75e11', lossFromParameters(1.75e11), 1.60439],
    ['L(D) at 1e10', lossFromTokens(1e10), 2.26244],
    ['L(C_min) at one PF-day', lossFromOptimalCompute(FLOP_PER_PETAFLOP_DAY), 2.65808],
    ['L(C_min) at GPT-3 compute', lossFromOptimalCompute(GPT_3_COMPUTE), 1.76406],
    // 16e6^0.057 = exp(0.057 × 16.588099)
    ['naive L(C) at one PF-day', lossFromFixedBatchCompute(FLOP_PER_PETAFLOP_DAY), 2.57416],
    ['L(N,D) at 1e9, 2e10', kaplan2020.loss?.({ parameters: 1e9, tokens: 2e10 }), 2.37388],
    ['L(N,D) at 1.5e9, 2.3e10', kaplan2020.loss?.({ parameters: 1.5e9, tokens: 2.3e10 }), 2.31006],
    ['tokens to avoid overfitting at 1e9', tokensToAvoidOverfitting(1e9), 2.28544e10],
    ['L(N,S_min) at 1e9, 1e5', learningCurveLoss(1e9, 1e5), 2.40051],
    ['B_crit at 3 nats', criticalBatchTokens(3), 1069110],
    ['B_crit at 2 nats', criticalBatchTokens(2), 7371470],
    ['Table 6 N at one PF-day', computeEfficientRun(FLOP_PER_PETAFLOP_DAY).parameters, 1.3e9],
    ['Table 6 D at one PF-day', computeEfficientRun(FLOP_PER_PETAFLOP_DAY).tokensAtCriticalBatch, 2e10],
    ['Table 6 N at GPT-3 compute', computeEfficientRun(GPT_3_COMPUTE).parameters, 5.17068e11],
    ['Table 6 D at GPT-3 compute', computeEfficientRun(GPT_3_COMPUTE).tokensAtCriticalBatch, 1.83032e11],
    ['optimal N at GPT-3 compute', kaplan2020.optimum?.(GPT_3_COMPUTE).parameters, 5.17068e11],
    ['optimal loss at GPT-3 compute', kaplan2020.optimum?.(GPT_3_COMPUTE).loss, 1.76406],
  ];
  for (const [name, actual, expected] of checks) {
    it(`gives ${name} as ${expected}`, () => {
      assertCloseTo(actual, expected, SIX_DIGITS, name);
    });
  }

  it('counts a PF-day as 8.64e19 FLOP, and GPT-3 as 3,640 of them', () => {
    assert.equal(FLOP_PER_PETAFLOP_DAY, 8.64e19);
    // Brown et al. 2020, Table D.1: 3.14e23 FLOP are 3.64e3 PF-days, printed to three digits.
    assertCloseTo(petaflopDays(3.14e23), 3640, 2e-3);
  });

  it('uses the constants of Table 2 in the joint law, which the single-variable law does not share', () => {
    // With unlimited data the joint law becomes (6.4e13/N)^0.076, not the (8.8e13/N)^0.076 of eq. 1.1.
    const unlimited = kaplan2020.loss?.({ parameters: 1e9, tokens: 1e30 });
    assertCloseTo(unlimited, Math.pow(6.4e13 / 1e9, 0.076), 1e-9);
    assertCloseTo(
      kaplan2020.loss?.({ parameters: 1e30, tokens: 1e10 }),
      Math.pow(1.8e13 / 1e10, 0.103),
      1e-9,
    );
  });

  it('spends exactly the budget at its optimum, where Table 6 prints the tokens of twice the compute', () => {
    const { parameters, tokens } = kaplan2020.optimum?.(GPT_3_COMPUTE) ?? { parameters: NaN, tokens: NaN };
    assertCloseTo(trainingCompute(parameters, tokens), GPT_3_COMPUTE, 1e-12);
    // 2·C_min/(6·1.3e9) = 2.215e10, printed as 2e10: one digit, so 10 % is the most that can be asked.
    const printed = computeEfficientRun(GPT_3_COMPUTE).tokensAtCriticalBatch;
    assertCloseTo(printed, 2 * tokens, 0.1);
  });

  it('keeps steps, batch and tokens of Table 6 together: B·S_min tokens cost C_min', () => {
    const run = computeEfficientRun(FLOP_PER_PETAFLOP_DAY);
    // Table 6 prints two digits of each of three factors: 5 % each way.
    assertCloseTo(
      trainingCompute(run.parameters, run.batchTokens * run.minimumSteps),
      FLOP_PER_PETAFLOP_DAY,
      0.05,
    );
  });

  it('needs twice the fewest steps and twice the least compute at the critical batch', () => {
    assert.equal(minimumSteps(200e3, 1e6, 1e6), 100e3);
    assert.equal(minimumCompute(2e20, 1e6, 1e6), 1e20);
  });

  it('doubles the critical batch for each 13 % drop in loss', () => {
    // The paper's own words, a rounded figure: 0.87^(-1/0.21) = 1.94.
    assertCloseTo(criticalBatchTokens(3 * 0.87) / criticalBatchTokens(3), 2, 0.04);
  });

  it('inverts the loss of best-allocated compute', () => {
    assertCloseTo(optimalComputeForLoss(lossFromOptimalCompute(1e21)), 1e21, 1e-9);
    assert.equal(optimalComputeForLoss(0), undefined);
    assert.equal(optimalComputeForLoss(-1), undefined);
    assert.equal(optimalComputeForLoss(1e-300), undefined);
  });

  it('says that a loss below what the size or the data allow cannot be reached', () => {
    assert.equal(kaplan2020.tokensForLoss?.(1e9, 2.2), undefined);
    assert.equal(kaplan2020.parametersForLoss?.(1e9, 2.2), undefined);
  });

  it('counts parameters without embeddings and says that its frontier follows another formula', () => {
    assert.equal(kaplan2020.parameterConvention, 'non-embedding');
    assert.deepEqual(
      kaplan2020.notices?.map((notice) => notice.code),
      ['frontier-of-another-formula'],
    );
  });
});
