import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  bestOfN,
  bestOfNImperfect,
  breakEvenSizeRatio,
  computeTradeOffs,
  coverage,
  fitCoverage,
  independentPass,
  inferenceMultiple,
  lifetimeFlops,
  majorityLimit,
  majorityPlateau,
  majorityVote,
  meanPassAtK,
  O1_STATEMENTS,
  passAtK,
  samplesForCoverage,
  SELECTION_EXAMPLE,
  shareInterval,
  SWE_BENCH_LITE_EXAMPLE,
  typicalTradeOffs,
} from '../../../src/engine/testTime';
import { assertCloseTo, SIX_DIGITS } from '../laws/closeTo';

const SEED = { seed: 42 };
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('pass@k', () => {
  it('gives the worked checks of Chen et al. 2021', () => {
    assertCloseTo(passAtK({ samples: 200, correct: 10 }, 10), 0.408548, SIX_DIGITS);
    assertCloseTo(passAtK({ samples: 10, correct: 3 }, 1), 0.3, 1e-12);
    assertCloseTo(independentPass(0.05, 10), 0.401263, SIX_DIGITS);
  });

  it('equals the counting of subsets', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    for (const [samples, correct, k] of [
      [20, 3, 5],
      [30, 12, 2],
      [15, 1, 14],
      [12, 12, 3],
    ] as const) {
      const expected = samples - correct < k ? 1 : 1 - choose(samples - correct, k) / choose(samples, k);
      assertCloseTo(passAtK({ samples, correct }, k), expected, 1e-12);
    }
  });

  it('is unbiased where the direct estimate is not', () => {
    // The mean over all outcomes of n = 6 tries with p = 0.3 is 1 − 0.7³; the direct one, 1 − (1 − c/n)³, is lower.
    const [samples, p, k] = [6, 0.3, 3];
    const binomial = [1, 6, 15, 20, 15, 6, 1].map((ways, c) => ways * p ** c * (1 - p) ** (samples - c));
    const mean = (of: (correct: number) => number) =>
      binomial.reduce((sum, chance, correct) => sum + chance * of(correct), 0);
    assertCloseTo(
      mean((correct) => passAtK({ samples, correct }, k)!),
      independentPass(p, k),
      1e-12,
    );
    assert.ok(mean((correct) => 1 - (1 - correct / samples) ** k) < independentPass(p, k) - 0.01);
  });

  it('stays exact for a million samples', () => {
    const value = passAtK({ samples: 1_000_000, correct: 10 }, 100_000)!;
    // 10 right ones, a tenth of the samples drawn: 1 − 0.9^10, short of 4e-6 of it for drawing without replacement.
    assertCloseTo(value, 1 - 0.9 ** 10, 1e-5);
    assertCloseTo(passAtK({ samples: 1e9, correct: 1 }, 1), 1e-9, 1e-12);
    // Ten thousand million factors: answered at once, since the first few decide.
    assert.equal(passAtK({ samples: 2e10, correct: 1e10 }, 1e10), 1);
  });

  it('lies in [0, 1] and never falls with more samples drawn or more right ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 3000 }), share, share, (samples, c, d) => {
        const correct = Math.round(c * (samples - 1));
        const k = 1 + Math.floor(d * (samples - 2));
        const here = passAtK({ samples, correct }, k)!;
        assert.ok(here >= 0 && here <= 1);
        assert.ok(passAtK({ samples, correct }, k + 1)! >= here - 1e-12);
        assert.ok(passAtK({ samples, correct: correct + 1 }, k)! >= here - 1e-12);
      }),
      SEED,
    );
  });

  it('is not there for impossible counts', () => {
    for (const [samples, correct, k] of [
      [10, 11, 1],
      [10, -1, 1],
      [10, 3, 0],
      [10, 3, 11],
      [10.5, 3, 1],
      [NaN, 3, 1],
    ] as const) {
      assert.equal(passAtK({ samples, correct }, k), undefined);
    }
    assert.equal(meanPassAtK([], 1), undefined);
    assert.equal(meanPassAtK([{ samples: 5, correct: 1 }], 6), undefined);
  });

  it('of a benchmark is the mean over its problems', () => {
    assertCloseTo(
      meanPassAtK(
        [
          { samples: 10, correct: 3 },
          { samples: 10, correct: 0 },
        ],
        1,
      ),
      0.15,
      1e-12,
    );
  });
});

describe('The coverage law', () => {
  const law = fitCoverage(SWE_BENCH_LITE_EXAMPLE)!;

  it('goes through 15.9 % at 1 and 56 % at 250 samples, and gives 44.4 % at 50', () => {
    assertCloseTo(law.a, -1.83885, SIX_DIGITS);
    assertCloseTo(law.b, -0.209035, SIX_DIGITS);
    assertCloseTo(coverage(law, 1), 0.159, 1e-12);
    assertCloseTo(coverage(law, 250), 0.56, 1e-12);
    assertCloseTo(coverage(law, 50), 0.444097, SIX_DIGITS);
  });

  it('is found again from many points', () => {
    const points = [1, 3, 10, 100, 1000].map((samples) => ({ samples, coverage: coverage(law, samples) }));
    const fit = fitCoverage(points)!;
    assertCloseTo(fit.a, law.a, 1e-9);
    assertCloseTo(fit.b, law.b, 1e-9);
  });

  it('inverts, rises and never reaches 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 6, noNaN: true }), (exponent) => {
        const samples = 10 ** exponent;
        const here = coverage(law, samples);
        assert.ok(here > 0 && here < 1);
        assert.ok(coverage(law, samples * 2) > here);
        if (exponent > 0.01) assertCloseTo(samplesForCoverage(law, here), samples, 1e-6);
      }),
      SEED,
    );
    assert.equal(samplesForCoverage(law, 0.1), undefined);
    assert.equal(samplesForCoverage(law, 1), undefined);
  });

  it('is not fitted to what it cannot describe', () => {
    assert.equal(fitCoverage([]), undefined);
    assert.equal(fitCoverage([{ samples: 1, coverage: 0.2 }]), undefined);
    const falling = [
      { samples: 1, coverage: 0.5 },
      { samples: 10, coverage: 0.4 },
    ];
    assert.equal(fitCoverage(falling), undefined);
    assert.equal(fitCoverage([...SWE_BENCH_LITE_EXAMPLE, { samples: 1000, coverage: 1 }]), undefined);
  });
});

describe('Choosing among samples', () => {
  // Half easy, a quarter where the right answer is rare but unrivalled, a quarter where a wrong answer is more frequent.
  const groups = [
    { share: 0.5, chance: 0.7, rivalChance: 0.1 },
    { share: 0.25, chance: 0.1, rivalChance: 0.05 },
    { share: 0.25, chance: 0.05, rivalChance: 0.3 },
  ];

  it('with a perfect verifier goes on rising to every solvable problem', () => {
    assertCloseTo(bestOfN([{ share: 1, chance: 0.05 }], 10), 0.401263, SIX_DIGITS);
    assert.ok(bestOfN(groups, 1000) > 0.999);
  });

  it('with a verifier that errs ends at its precision', () => {
    assertCloseTo(bestOfNImperfect([{ share: 1, chance: 0.1 }], 1e6, 0.1), 0.1 / 0.19, 1e-9);
    assert.equal(bestOfNImperfect(groups, 1000, 0), bestOfN(groups, 1000));
    assertCloseTo(bestOfNImperfect([{ share: 1, chance: 0.1 }], 1, 1), 0.1, 1e-12);
  });

  it('by vote ends below coverage, after a few hundred samples', () => {
    assert.equal(majorityLimit(groups), 0.75);
    const plateau = majorityPlateau(groups)!;
    assert.ok(plateau >= 100 && plateau <= 1000, `${plateau}`);
    assert.ok(bestOfN(groups, plateau) - majorityVote(groups, plateau) > 0.2);
    assertCloseTo(majorityVote(groups, 2 ** 20), 0.75, 1e-6);
  });

  it('by vote makes problems worse whose wrong answer is more frequent', () => {
    const hard = [{ share: 1, chance: 0.3, rivalChance: 0.4 }];
    assert.ok(majorityVote(hard, 1000) < majorityVote(hard, 1));
  });

  it('never leaves [0, 1]', () => {
    fc.assert(
      fc.property(share, share, fc.integer({ min: 1, max: 1e6 }), share, (chance, rival, samples, wrong) => {
        const group = [{ share: 1, chance, rivalChance: rival * (1 - chance) }];
        for (const value of [
          bestOfN(group, samples),
          bestOfNImperfect(group, samples, wrong),
          majorityVote(group, samples),
          majorityLimit(group),
        ]) {
          assert.ok(value >= 0 && value <= 1 + 1e-12, `${value}`);
        }
        assert.ok(bestOfNImperfect(group, samples, wrong) <= bestOfN(group, samples) + 1e-9);
      }),
      SEED,
    );
  });
});

describe('The published example of choosing', () => {
  it('prints shares of 128 problems, to the digits given', () => {
    // 98.44 % and 41.41 % at 10,000 samples are whole problems; at 100 they are means over draws of samples.
    const { coverage: covered, selected } = SELECTION_EXAMPLE.points[1];
    assertCloseTo(covered, 126 / 128, 5e-5);
    assertCloseTo(selected, 53 / 128, 2e-4);
  });

  it('has an interval that solves (p − s)² = z²·p·(1 − p)/n, narrower with more problems', () => {
    for (const measured of [0.4141, 0.9844, 0, 1]) {
      const ends = shareInterval(measured, 128);
      for (const p of ends) {
        const spread = (1.2815515655446004 ** 2 * p * (1 - p)) / 128;
        assert.ok(Math.abs((p - measured) ** 2 - spread) < 1e-12);
      }
      const more = shareInterval(measured, 12_800);
      assert.ok(more[1] - more[0] < ends[1] - ends[0]);
      assert.ok(ends[0] >= 0 && ends[1] <= 1);
    }
  });
});

describe("Snell's exchange", () => {
  it('gives the worked checks', () => {
    assertCloseTo(inferenceMultiple(14, { trainingTokens: 1, inferenceTokens: 1 }), 53, 1e-12);
    assertCloseTo(inferenceMultiple(14, { trainingTokens: 1, inferenceTokens: 0.16 }), 257.75, 1e-12);
  });

  it('makes the compute over both lives equal, and inverts', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1000, noNaN: true }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        (ratio, exponent) => {
          const demand = { trainingTokens: 1e12, inferenceTokens: 1e12 * 10 ** exponent };
          const multiple = inferenceMultiple(ratio, demand);
          const small = lifetimeFlops(1e9, { ...demand, inferenceTokens: multiple * demand.inferenceTokens });
          assertCloseTo(small, lifetimeFlops(ratio * 1e9, demand), 1e-9);
          assertCloseTo(breakEvenSizeRatio(multiple, demand), ratio, 1e-9);
        },
      ),
      SEED,
    );
  });
});

describe('Statements without a law', () => {
  it('keep the trade-offs of Villalobos & Atkinson as spans, the extrapolated ones marked', () => {
    assert.deepEqual(
      computeTradeOffs.map(({ trainingDecades, inferenceDecades }) => [
        trainingDecades[0],
        inferenceDecades[0],
      ]),
      [
        [1.2, 0.7],
        [1, 1.6],
        [0.7, 1],
        [3, 6],
      ],
    );
    assert.equal(computeTradeOffs.at(-1)?.certainty, 'low');
    assert.deepEqual(typicalTradeOffs[0]?.inferenceDecades, [1, 2]);
  });

  it('quote what OpenAI says of o1 with how answers were chosen', () => {
    const aime = O1_STATEMENTS.scores.filter(({ benchmark }) => benchmark === 'AIME 2024');
    assert.deepEqual(
      aime.map(({ samples, score }) => [samples, score]),
      [
        [1, 0.74],
        [64, 0.83],
        [1000, 0.93],
      ],
    );
  });
});
