import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { laws } from '../../../src/engine/laws';
import { type ScalePoint } from '../../../src/engine/laws/law';
import { lawNotices } from '../../../src/engine/laws/lawNotices';
import { clark2022Hash, clark2022RlR, clark2022SBase } from '../../../src/engine/laws/moe/clark2022';
import {
  denseEquivalents,
  mixtureOf,
  moeLaws,
  pointOfMixture,
} from '../../../src/engine/laws/moe/denseEquivalent';
import { expansion, granularityOf, saturatedExperts } from '../../../src/engine/laws/moe/expansion';
import { hossain2025, hossain2025Pruned, sparsity } from '../../../src/engine/laws/moe/hossain2025';
import {
  bestGranularity,
  fineGrainedCompute,
  fineGrainedParameters,
  krajewski2024,
  krajewski2024Dense,
  krajewskiConstants,
} from '../../../src/engine/laws/moe/krajewski2024';
import {
  ludziejewski2025,
  ludziejewskiConstants,
  ludziejewskiLearningRate,
  ludziejewskiOptimum,
} from '../../../src/engine/laws/moe/ludziejewski2025';
import { parametricLoss } from '../../../src/engine/laws/parametric';
import { described, llama8b, mixtral } from '../estimate/descriptions';
import { assertCloseTo, SIX_DIGITS } from './closeTo';

const SEED = { seed: 42 };
const scale = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true }).map((exponent) => 10 ** exponent);

/** Any mixture: more parameters in all than a token passes, and more experts than it passes. */
const anyMixture = fc
  .record({
    parameters: scale(3, 15),
    tokens: scale(6, 18),
    times: fc.double({ min: 1.001, max: 1000, noNaN: true }),
    experts: fc.integer({ min: 2, max: 4096 }),
    perToken: fc.integer({ min: 1, max: 64 }),
    granularity: fc.double({ min: 1, max: 64, noNaN: true }),
  })
  .filter(({ experts, perToken }) => perToken < experts)
  .map(({ parameters, tokens, times, experts, perToken, granularity }): ScalePoint => ({
    parameters,
    totalParameters: parameters * times,
    tokens,
    experts,
    expertsPerToken: perToken,
    granularity,
  }));

const codes = (law: Parameters<typeof lawNotices>[0], point: ScalePoint) =>
  lawNotices(law, point).map(({ code, args }) => `${code} ${args.input ?? args.caveat ?? ''}`.trim());

describe('The laws of mixtures of experts', () => {
  it('count experts of full width: of eight, two passed, four', () => {
    assert.equal(expansion({ parameters: 1, tokens: 1, experts: 8, expertsPerToken: 2 }), 4);
    assert.equal(expansion({ parameters: 1, tokens: 1 }), 1);
    assert.equal(expansion({ parameters: 1, tokens: 1, experts: 2, expertsPerToken: 4 }), 1);
  });

  it('let experts saturate: E_start at one, never more than E_max', () => {
    const range = { start: 1.847, maximum: 314.478 };
    assertCloseTo(saturatedExperts(1, range), 1.847, 1e-12);
    assertCloseTo(saturatedExperts(1e15, range), 314.478, 1e-9);
    fc.assert(
      fc.property(scale(0, 6), (experts) => {
        const value = saturatedExperts(experts, range);
        assert.ok(value >= 1.847 - 1e-12 && value < 314.478);
        assert.ok(saturatedExperts(experts * 2, range) > value);
      }),
      SEED,
    );
  });

  for (const law of [...moeLaws, hossain2025Pruned]) {
    it(`${law.id} is finite and positive wherever it speaks`, () => {
      fc.assert(
        fc.property(anyMixture, (point) => {
          assert.equal(law.covers?.(point) ?? true, true);
          const loss = law.loss(point);
          assert.ok(Number.isFinite(loss) && loss > 0);
          const dense = law.denseEquivalent?.(point);
          assert.ok(dense === undefined || (Number.isFinite(dense) && dense > 0));
        }),
        SEED,
      );
    });

    it(`${law.id} never falls with fewer tokens`, () => {
      fc.assert(
        fc.property(anyMixture, scale(0.01, 2), (point, more) => {
          // One part in 1e12: where the tokens' term is far smaller than the rest, rounding decides.
          assert.ok(law.loss({ ...point, tokens: point.tokens * more }) <= law.loss(point) * (1 + 1e-12));
        }),
        SEED,
      );
    });

    it(`${law.id} says that it is of mixtures, cites its paper and names what its loss is of`, () => {
      assert.equal(law.architectures, 'moe');
      assert.match(law.citation, /\d{4}.*arXiv:\d{4}\.\d{5}/);
      assert.ok(law.corpus.length > 0 && law.constants.length > 5);
    });
  }

  it('say what of a mixture lies outside what they were fitted on', () => {
    const deepSeekV3 = { parameters: 37e9, totalParameters: 671e9, tokens: 14.8e12, experts: 256 };
    assert.deepEqual(codes(ludziejewski2025, { ...deepSeekV3, expertsPerToken: 8 }), [
      'parameters-outside-fit',
      'tokens-outside-fit',
      'input-outside-fit totalParameters',
      'input-outside-fit expertsPerToken',
      'loss-of-another-corpus',
    ]);
    assert.deepEqual(codes(krajewski2024, { ...deepSeekV3, expertsPerToken: 4, granularity: 32 }), [
      'tokens-outside-fit',
      'input-outside-fit totalParameters',
      'input-outside-fit granularity',
      'loss-of-another-corpus',
    ]);
    assert.deepEqual(codes(hossain2025, deepSeekV3), [
      'loss-of-another-corpus',
      'law-caveat range-unknown',
      'law-caveat recalled',
    ]);
  });
});

describe('Clark 2022', () => {
  // Evaluated from the constants of arXiv:2202.01169, Table 3, with base-10 logarithms.
  for (const [experts, expected] of [
    [1, 2.23736],
    [64, 2.04978],
  ] as const) {
    it(`gives S-BASE at 1.3B and ${experts} experts as ${expected}`, () => {
      assertCloseTo(clark2022SBase.loss({ parameters: 1.3e9, tokens: 130e9, experts }), expected, SIX_DIGITS);
    });
  }

  it('finds a dense model to be its own equivalent', () => {
    for (const law of [clark2022SBase, clark2022RlR, clark2022Hash]) {
      fc.assert(
        fc.property(scale(3, 15), (parameters) => {
          assertCloseTo(law.denseEquivalent?.({ parameters, tokens: 1e11 }), parameters, 1e-9);
        }),
        SEED,
      );
    }
  });

  it('finds the dense model of the same loss', () => {
    fc.assert(
      fc.property(scale(6, 11), fc.integer({ min: 1, max: 512 }), (parameters, experts) => {
        const point = { parameters, tokens: 130e9, experts };
        const dense = clark2022RlR.denseEquivalent?.(point);
        assertCloseTo(
          clark2022RlR.loss({ parameters: dense!, tokens: 130e9 }),
          clark2022RlR.loss(point),
          1e-12,
        );
      }),
      SEED,
    );
  });

  it('makes 5M with 128 experts worth a dense 55M, as the paper says of its figure', () => {
    // "≈ 55M" read from a figure, and c is printed to one digit (0.009): 10 %.
    assertCloseTo(
      clark2022SBase.denseEquivalent?.({ parameters: 5e6, tokens: 130e9, experts: 128 }),
      55e6,
      0.1,
    );
  });

  it('sees the gain of experts end at the size the paper prints, as far as three decimals can tell', () => {
    // b + c·log₁₀ N = 0; 937B, 85B, 83B in the paper. c is ±0.0005, so log₁₀ N is uncertain by b/c·0.0005/c.
    const ends = [
      { law: clark2022SBase, b: 0.108, c: 0.009, printed: 937e9 },
      { law: clark2022RlR, b: 0.126, c: 0.012, printed: 85e9 },
      { law: clark2022Hash, b: 0.136, c: 0.012, printed: 83e9 },
    ];
    for (const { law, b, c, printed } of ends) {
      const uncertainty = (b / c) * (0.0005 / c) + 0.0005 / c;
      assert.ok(Math.abs(b / c - Math.log10(printed)) <= uncertainty);
      const gain = (parameters: number) =>
        law.loss({ parameters, tokens: 130e9 }) - law.loss({ parameters, tokens: 130e9, experts: 64 });
      assert.ok(gain(10 ** (b / c - 0.1)) > 0 && gain(10 ** (b / c + 0.1)) < 0);
    }
  });

  it('does not look at the tokens, and warns of any other than its 130B', () => {
    const point = { parameters: 1e9, tokens: 130e9, experts: 8 };
    assert.equal(clark2022SBase.loss(point), clark2022SBase.loss({ ...point, tokens: 1e12 }));
    assert.ok(!codes(clark2022SBase, point).includes('tokens-outside-fit'));
    assert.ok(codes(clark2022SBase, { ...point, tokens: 131e9 }).includes('tokens-outside-fit'));
    assert.ok(codes(clark2022SBase, point).includes('law-caveat fixed-tokens'));
  });
});

describe('Krajewski 2024', () => {
  for (const [granularity, expected] of [
    [1, 3.27613],
    [8, 3.14039],
  ] as const) {
    it(`gives 1B in all on 20B tokens at granularity ${granularity} as ${expected}`, () => {
      const point = { parameters: 2e7, totalParameters: 1e9, tokens: 20e9, granularity };
      assertCloseTo(krajewski2024.loss(point), expected, SIX_DIGITS);
    });
  }

  /** Table 2 of arXiv:2402.07871: active parameters (12·d²·blocks), tokens, granularity, FLOP, loss. */
  const TABLE_2 = [
    [100e6, 4.37e9, 8, 2.95e18, 3.133],
    [1e9, 28.94e9, 16, 1.93e20, 2.491],
    [3e9, 72.9e9, 16, 1.41e21, 2.245],
    [7e9, 137.6e9, 32, 6.46e21, 2.076],
    [70e9, 941.07e9, 32, 4.16e23, 1.694],
    [300e9, 2.96e12, 64, 5.69e24, 1.503],
    [1e12, 7.94e12, 64, 4.97e25, 1.367],
  ] as const;
  for (const [active, tokens, granularity, flops, loss] of TABLE_2) {
    it(`finds the best mixture of ${flops} FLOP as Table 2 does: G ${granularity}`, () => {
      const best = bestGranularity(flops);
      assert.equal(best?.granularity, granularity);
      // The loss is flat about its minimum, and N is printed to one digit.
      assertCloseTo(best.totalParameters * (12 / 516), active, 0.05, 'active parameters');
      assertCloseTo(best.tokens, tokens, 0.05, 'tokens');
      // α and β are printed to three decimals: ±0.0005·ln 1e10 is 1.2 % of each term, and all are 0.7 % low.
      assertCloseTo(best.loss, loss, 0.012, 'loss');
    });

    it(`costs a row of Table 2 at ${flops} FLOP`, () => {
      const hiddenSize = Math.cbrt((active * 64) / 12);
      const shape = { hiddenSize, blocks: hiddenSize / 64, expansion: 64, granularity };
      // FLOP and tokens are printed to three digits.
      assertCloseTo(fineGrainedCompute(shape, tokens), flops, 0.01);
      assertCloseTo(fineGrainedParameters(shape), (active * 516) / 12, 1e-9);
    });
  }

  it('gains from finer experts, without end at fixed parameters', () => {
    fc.assert(
      fc.property(scale(3, 15), scale(6, 18), scale(0, 4), (parameters, tokens, granularity) => {
        const point = { parameters, tokens, granularity };
        assert.ok(
          krajewski2024.loss({ ...point, granularity: granularity * 2 }) <= krajewski2024.loss(point),
        );
      }),
      SEED,
    );
  });

  it('is of the parametric form at each granularity', () => {
    const point = { parameters: 1e9, tokens: 1e10, granularity: 4 };
    assertCloseTo(parametricLoss(krajewskiConstants(4), point), krajewski2024.loss(point), 1e-12);
  });

  it('says nothing of dense models, for which the authors fitted another law', () => {
    assert.equal(krajewski2024.covers?.({ parameters: 1e9, tokens: 1e10 }), false);
    // 0.47 + 16.3/1e9^0.126 + 26.7/2e10^0.127 = 0.47 + 1.19690 + 1.31340 (Python)
    assertCloseTo(krajewski2024Dense.loss?.({ parameters: 1e9, tokens: 2e10 }), 2.98031, SIX_DIGITS);
    assert.equal(krajewski2024Dense.architectures, undefined);
  });

  it('finds the dense model of the same loss by that law, or that none is large enough', () => {
    const point = { parameters: 1e9, totalParameters: 3e9, tokens: 66e9, experts: 64, granularity: 8 };
    const dense = krajewski2024.denseEquivalent?.(point);
    assertCloseTo(
      krajewski2024Dense.loss?.({ parameters: dense!, tokens: 66e9 }),
      krajewski2024.loss(point),
      1e-9,
    );
    // 0.47 + 26.7/1e9^0.127 = 2.39 is the least that dense models reach on 1B tokens.
    assert.equal(
      krajewski2024.denseEquivalent?.({ ...point, totalParameters: 1e15, tokens: 1e9 }),
      undefined,
    );
  });

  it('answers no budget that buys no model', () => {
    assert.equal(bestGranularity(0), undefined);
    assert.equal(bestGranularity(NaN), undefined);
  });
});

describe('Ludziejewski 2025', () => {
  for (const [experts, expected] of [
    [1, 2.5776],
    [8, 2.50878],
  ] as const) {
    it(`gives 1B active on 20B tokens with ${experts} experts as ${expected}`, () => {
      assertCloseTo(ludziejewski2025.loss({ parameters: 1e9, tokens: 20e9, experts }), expected, SIX_DIGITS);
    });
  }

  /** Table 4 of arXiv:2502.05172: E, m, μ, n, ν; the law reduced to m·N^μ + n·D^ν + c. */
  const TABLE_4 = [
    [1, 30.364, -0.1817, 53.9838, -0.1965],
    [2, 27.7982, -0.178, 66.8401, -0.2065],
    [4, 24.8462, -0.1731, 87.7022, -0.2192],
    [8, 21.833, -0.1676, 119.9126, -0.2338],
    [16, 19.0159, -0.1617, 167.5073, -0.2494],
    [32, 16.5424, -0.1557, 234.6726, -0.2652],
  ] as const;
  for (const [experts, m, mu, n, nu] of TABLE_4) {
    it(`becomes row E = ${experts} of Table 4, which settles the signs of Table 3`, () => {
      const constants = ludziejewskiConstants(experts);
      // Table 3 prints four digits: 0.3 % of the coefficients, and half a unit of the exponents' fourth decimal each.
      assertCloseTo(constants.parameterCoefficient, m, 3e-3);
      assertCloseTo(constants.tokenCoefficient, n, 3e-3);
      assert.ok(Math.abs(constants.parameterExponent + mu) <= 2e-4);
      assert.ok(Math.abs(constants.tokenExponent + nu) <= 2e-4);
      assert.equal(constants.irreducibleLoss, 1.3637);
    });
  }

  it('wants fewer active parameters and more tokens the more experts there are', () => {
    const [few, many] = [ludziejewskiOptimum(1e21, 2), ludziejewskiOptimum(1e21, 16)];
    assert.ok(many.parameters < few.parameters && many.tokens > few.tokens && many.loss! < few.loss!);
  });

  it('gains from experts between 2B tokens and 13B parameters, and turns round outside, as its exponents say', () => {
    const gain = (parameters: number, tokens: number) =>
      ludziejewski2025.loss({ parameters, tokens }) -
      ludziejewski2025.loss({ parameters, tokens, experts: 8 });
    fc.assert(
      fc.property(scale(7, 10), scale(9.4, 14), (parameters, tokens) => {
        assert.ok(gain(parameters, tokens) > 0);
      }),
      SEED,
    );
    // δ + γ·ln N > 0 from exp(23.3) on, ω + ζ·ln D > 0 below exp(21.3).
    assert.ok(gain(1e12, 1e8) < 0);
  });

  it('finds a dense model to be its own equivalent', () => {
    const point = { parameters: 1e9, tokens: 2e10 };
    assertCloseTo(ludziejewski2025.denseEquivalent?.(point), 1e9, 1e-6);
  });

  it('wants lower learning rates for larger models and more experts', () => {
    // exp(8.39 − 0.81·ln 1e9) = exp(−8.395865)
    assertCloseTo(ludziejewskiLearningRate(1e9, 1), 2.25804e-4, SIX_DIGITS);
    assert.ok(ludziejewskiLearningRate(1e9, 8) < ludziejewskiLearningRate(1e9, 1));
  });
});

describe('Hossain 2025', () => {
  it('takes as sparsity the share of parameters a token does not pass', () => {
    assertCloseTo(sparsity({ parameters: 37e9, totalParameters: 671e9, tokens: 1 }), 0.944858, SIX_DIGITS);
    assert.equal(sparsity({ parameters: 1e9, tokens: 1 }), 0);
    assert.equal(sparsity({ parameters: 2e9, totalParameters: 1e9, tokens: 1 }), 0);
  });

  // By hand (Python) from the coefficients of arXiv:2508.06617, Tables VIII and IX, as quoted by another program.
  it('gives the loss of a mixture of which a tenth is active', () => {
    const point = { parameters: 1e9, totalParameters: 1e10, tokens: 2e10 };
    assertCloseTo(hossain2025.loss(point), 2.43748, SIX_DIGITS);
  });

  // The constants for pruned models, Frantar's data, likewise by hand; peers.md A9 and D9.
  it('gives the loss of models of which nine tenths or half of the weights are zero', () => {
    const loss = (parameters: number, totalParameters: number, tokens: number) =>
      hossain2025Pruned.loss({ parameters, totalParameters, tokens });
    assertCloseTo(loss(1e9, 1e10, 2e10), 1.4019, SIX_DIGITS);
    assertCloseTo(loss(5e7, 1e8, 1e10), 1.88684, SIX_DIGITS);
  });

  it('says nothing of dense models, for which its paper has other constants', () => {
    assert.equal(hossain2025.covers?.({ parameters: 1e9, tokens: 1e10 }), false);
    assert.ok(!('denseEquivalent' in hossain2025));
  });
});

describe('Granularity', () => {
  it('is as many experts as a token passes where a model does not say', () => {
    const point = { parameters: 1e9, totalParameters: 4e9, tokens: 2e10, experts: 256, expertsPerToken: 4 };
    assert.equal(granularityOf(point), 4);
    assert.equal(granularityOf({ ...point, granularity: 9 }), 9);
    assert.equal(krajewski2024.loss(point), krajewski2024.loss({ ...point, granularity: 4 }));
  });
});

describe('The dense equivalent of a mixture', () => {
  const mixture = {
    tokens: 20e9,
    experts: 8,
    expertsPerToken: 1,
    active: 1e9,
    total: 5e9,
    activeNonEmbedding: 0.9e9,
    nonEmbedding: 4.9e9,
  };

  it('is said by each law that knows dense models, in its own convention, with its range', () => {
    const answers = denseEquivalents(mixture);
    assert.deepEqual(
      answers.map(({ law }) => law),
      ['ludziejewski-2025', 'krajewski-2024', 'clark-2022-s-base', 'clark-2022-rl-r', 'clark-2022-hash'],
    );
    for (const { parameters, timesActive, notices } of answers) {
      assert.ok(parameters !== undefined && parameters.value > 0.9e9 && parameters.value < 4.9e9);
      assert.ok(timesActive! > 1 && timesActive! < 5);
      assert.ok(notices.length > 0);
      assert.match(parameters.because.source, /arXiv/);
    }
    assert.equal(answers[0]?.parameters?.because.convention, 'parameters-total');
    assert.equal(answers[1]?.parameters?.because.convention, 'parameters-non-embedding');
  });

  it('is not asked of a dense model', () => {
    assert.deepEqual(denseEquivalents({ ...mixture, experts: 1 }), []);
    assert.deepEqual(denseEquivalents({ ...mixture, experts: 8, expertsPerToken: 8 }), []);
  });

  it('takes all parameters where the law counts all, and those without embeddings where it does not', () => {
    assert.equal(pointOfMixture(ludziejewski2025, mixture).parameters, 1e9);
    assert.equal(pointOfMixture(krajewski2024, mixture).totalParameters, 4.9e9);
  });

  it('is found from an estimate, with an assumed budget marked as such', () => {
    const whole = estimate(described({ architecture: mixtral }), defaultAssumptions, laws);
    const [first] = denseEquivalents(mixtureOf(whole));
    const inputs = first?.parameters?.because.inputs;
    assert.equal(inputs?.find(({ name }) => name === 'tokens')?.origin, 'default');
    assert.equal(inputs?.find(({ name }) => name === 'expansion')?.value, 4);
    assert.equal(first?.insideFit, false);
    assert.equal(
      mixtureOf(estimate(described({ architecture: llama8b }), defaultAssumptions, laws)),
      undefined,
    );
  });
});
