import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  abilityPredictorById,
  abilityPredictors,
  type AbilityPredictor,
  abilitySeries,
  predictAbilities,
  predictAbility,
  publishedScores,
} from '../../../src/engine/abilities';
import { gadreError, gadreLoss } from '../../../src/engine/abilities/gadre2024';
import { fitAnswerLikelihood, twoStepAccuracy } from '../../../src/engine/abilities/llama3';
import {
  LADDER_HELLASWAG,
  LADDER_MMLU,
  ladderAccuracy,
  ladderTaskLoss,
} from '../../../src/engine/abilities/olmoLadder';
import { inverseSigmoid, sigmoid } from '../../../src/engine/abilities/sigmoid';
import { trainingCompute } from '../../../src/engine/laws/trainingCompute';
import { assertCloseTo, SIX_DIGITS } from '../laws/closeTo';
import { assertBandsHold, assertFinite } from '../../properties/finiteNumbers';

const SEED = { seed: 42 };
const scale = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true }).map((exponent) => 10 ** exponent);
const anyRun = fc.record({ parameters: scale(3, 15), tokens: scale(6, 18) });
const byId = (id: string): AbilityPredictor => abilityPredictorById(id)!;

describe('The OLMo ladder', () => {
  // peers.md D6: coefficients recomputed from the released runs, four digits each; the forecasts move by 1e-3 with
  // the last of them.
  for (const [task, constants, parameters, tokens, predicted, measured, error] of [
    ['MMLU at 13B', LADDER_MMLU, 13_202_396_160, 5.0001e12, 0.51268, 0.51614, -0.0067],
    ['MMLU at 7B', LADDER_MMLU, 6_887_575_552, 3.9451e12, 0.483814, 0.490108, -0.0128],
    ['HellaSwag at 13B', LADDER_HELLASWAG, 13_202_396_160, 5.0001e12, 0.853036, 0.831906, 0.0254],
    ['HellaSwag at 7B', LADDER_HELLASWAG, 6_887_575_552, 3.9451e12, 0.825231, 0.813483, 0.0144],
  ] as const) {
    it(`forecasts ${task} as published, and is off by what is published`, () => {
      const score = ladderAccuracy(constants, ladderTaskLoss(constants, parameters, tokens));
      assertCloseTo(score, predicted, 1e-3);
      assert.ok(Math.abs(score / measured - 1 - error) < 1e-3);
    });
  }

  it('counts all parameters but the input embedding, which is how 13.7 B become 13.2 B', () => {
    // OLMo 2 13B: 100,352 entries of width 5,120.
    const point = { parameters: 13_716_198_400, inputEmbeddingParameters: 100_352 * 5120, tokens: 5.0001e12 };
    assert.equal(point.parameters - point.inputEmbeddingParameters, 13_202_396_160);
    assertCloseTo(byId('olmo-ladder-mmlu').score(point), 0.51268, 1e-5);
  });

  it('carries as its band the larger error of the two runs it was checked on', () => {
    for (const [id, errors] of [
      ['olmo-ladder-mmlu', [0.51268 - 0.51614, 0.483814 - 0.490108]],
      ['olmo-ladder-hellaswag', [0.853036 - 0.831906, 0.825231 - 0.813483]],
    ] as const) {
      assertCloseTo(byId(id).spread?.halfWidth(0.5), Math.max(...errors.map(Math.abs)), 1e-3);
    }
  });
});

describe('The two steps of Gadre et al. 2024', () => {
  it('give the losses and the error of the worked checks', () => {
    assertCloseTo(gadreLoss('RedPajama', 5.695e21, 20), 2.44277, SIX_DIGITS);
    assertCloseTo(gadreLoss('C4', 1e21, 320), 2.58494, SIX_DIGITS);
    assertCloseTo(gadreError('RedPajama', 17, 2.6), 0.512792, SIX_DIGITS);
  });

  it('are read at C = 6·N·D and M = D/N', () => {
    const [parameters, tokens] = [6.889e9, 20 * 6.889e9];
    const loss = gadreLoss('RedPajama', trainingCompute(parameters, tokens), 20);
    assert.equal(
      byId('gadre-2024-redpajama-17').score({ parameters, tokens }),
      1 - gadreError('RedPajama', 17, loss),
    );
  });

  it('are offered for three corpora and two sets of tasks', () => {
    const ids = abilityPredictors.map(({ id }) => id).filter((id) => id.startsWith('gadre'));
    assert.equal(ids.length, 6);
  });
});

describe("Llama 3's two steps", () => {
  const constants = {
    intercept: 3,
    slopePerDecade: -0.1,
    accuracy: { floor: 0.25, ceiling: 1, centre: 0.7, slope: -10 },
  };

  it('fall linearly in log compute, then rise as a sigmoid', () => {
    assertCloseTo(twoStepAccuracy(constants, 1e23), 0.625, 1e-12);
    assert.ok(twoStepAccuracy(constants, 1e25) > twoStepAccuracy(constants, 1e23));
  });

  it('can be fitted to runs of one’s own', () => {
    const runs = [1e20, 1e21, 3e22].map((compute) => ({
      compute,
      likelihood: 3 - 0.1 * Math.log10(compute),
    }));
    const fit = fitAnswerLikelihood(runs)!;
    assertCloseTo(fit.intercept, 3, 1e-9);
    assertCloseTo(fit.slopePerDecade, -0.1, 1e-9);
  });

  it('cannot be fitted to runs of one budget', () => {
    assert.equal(fitAnswerLikelihood([]), undefined);
    assert.equal(fitAnswerLikelihood([{ compute: 1e20, likelihood: 1 }]), undefined);
  });
});

describe('A sigmoid', () => {
  it('is inverted by its inverse, and only between its levels', () => {
    const curve = { floor: 0.25, ceiling: 0.8, centre: 23, slope: 2 };
    fc.assert(
      fc.property(fc.double({ min: 20, max: 26, noNaN: true }), (x) => {
        assertCloseTo(inverseSigmoid(curve, sigmoid(curve, x)), x, 1e-9);
      }),
      SEED,
    );
    for (const level of [0.25, 0.8, 0, 1]) assert.equal(inverseSigmoid(curve, level), undefined);
  });
});

describe('Every predictor', () => {
  it('has an id of its own', () => {
    assert.equal(new Set(abilityPredictors.map(({ id }) => id)).size, abilityPredictors.length);
  });

  for (const predictor of abilityPredictors) {
    it(`${predictor.id} stays between floor and ceiling at any scale, and its band holds it`, () => {
      assert.ok(0 <= predictor.floor && predictor.floor < predictor.ceiling && predictor.ceiling <= 1);
      fc.assert(
        fc.property(anyRun, (run) => {
          const prediction = predictAbility(predictor, run)!;
          const { value } = prediction.score;
          // Gadre's law is fitted near 20 tokens per parameter; far from it its loss passes all bounds, not its error.
          assert.ok(value >= predictor.floor - 1e-12 && value <= predictor.ceiling + 1e-12, `${value}`);
          assertFinite(prediction);
          assertBandsHold(prediction);
        }),
        SEED,
      );
    });

    it(`${predictor.id} never falls with more parameters and tokens at once`, () => {
      fc.assert(
        fc.property(anyRun, fc.double({ min: 1, max: 100, noNaN: true }), (run, more) => {
          const larger = { parameters: run.parameters * more, tokens: run.tokens * more };
          assert.ok(predictor.score(larger)! >= predictor.score(run)! - 1e-12);
          assert.ok(predictAbility(predictor, run)!.gainOfDoubling >= -1e-12);
        }),
        SEED,
      );
    });

    it(`${predictor.id} says where it was fitted, on what, and whose it is`, () => {
      const { citation, population, formula, fittedRange } = predictor;
      for (const text of [citation, population, formula]) assert.ok(text.length > 10);
      assert.ok(Object.keys(fittedRange).length > 0);
    });
  }
});

describe('A prediction', () => {
  it('has the band that was measured, widened outside the fitted range, and warns there', () => {
    const predictor = byId('compute-mmlu');
    const inside = predictAbility(predictor, { compute: 1e23 })!.score;
    assertCloseTo(inside.high! - inside.value, predictor.spread!.halfWidth(inside.value), 1e-9);
    assert.deepEqual(inside.because.notices, []);
    assert.equal(inside.because.band?.kind, 'family-spread');
    const outside = predictAbility(predictor, { compute: 3.65e26 })!.score;
    assertCloseTo(outside.value - outside.low!, 2 * predictor.spread!.halfWidth(outside.value), 1e-9);
    assert.deepEqual(
      outside.because.notices.map(({ code }) => code),
      ['compute-outside-fit'],
    );
  });

  it('is off by ten points, one standard deviation, among families, and says so beside its band', () => {
    for (const id of ['compute-mmlu', 'compute-humaneval']) {
      const { standardDeviation, source } = byId(id).spread!;
      assert.ok(standardDeviation! > 0.09 && standardDeviation! < 0.11);
      assert.ok(source.includes(`one standard deviation ${(100 * standardDeviation!).toFixed(1)} points`));
    }
  });

  it('has a band for four of five models, narrower where a share has no room to differ', () => {
    const { spread } = byId('compute-humaneval');
    // z·√(p·(1 − p)) with z = 0.29668: 14.8 points at a half, 6.5 at 5 %.
    assertCloseTo(spread!.halfWidth(0.5), 0.14834, 1e-4);
    assertCloseTo(spread!.halfWidth(0.05), 0.06466, 1e-3);
    assert.equal(spread!.halfWidth(0), 0);
  });

  it('says when nothing shows yet and when no more will', () => {
    const at = (compute: number) => predictAbility(byId('compute-mmlu'), { compute })!.saturation;
    assert.deepEqual([at(1e20), at(1e23), at(1e26)], ['floor', 'rising', 'ceiling']);
  });

  it('is left out where the run does not say enough, or nonsense', () => {
    assert.deepEqual(predictAbilities({}), []);
    assert.deepEqual(predictAbilities({ parameters: 1e9 }), []);
    for (const wrong of [0, -1, NaN, Infinity]) assert.deepEqual(predictAbilities({ compute: wrong }), []);
    assert.ok(
      predictAbilities({ compute: 1e22 }).every(({ predictor }) => predictor.id.startsWith('compute-')),
    );
    assert.equal(predictAbilities({ parameters: 1e9, tokens: 2e10 }).length, abilityPredictors.length);
  });
});

describe('A curve for the chart', () => {
  it('runs over the budgets asked for, with its band', () => {
    const series = abilitySeries(byId('compute-mmlu'), [1e20, 1e25], 6);
    assert.equal(series.length, 6);
    assertCloseTo(series[0]?.compute, 1e20, 1e-9);
    assertCloseTo(series[5]?.compute, 1e25, 1e-9);
    for (const { low, score, high } of series) assert.ok(low! <= score && score <= high!);
  });

  it('is empty without a range', () => {
    assert.deepEqual(abilitySeries(byId('compute-mmlu'), [0, 1]), []);
    assert.deepEqual(abilitySeries(byId('compute-mmlu'), [1e20, 1e19]), []);
  });

  it('has published models on its axes, told apart by what was done to them', () => {
    const mmlu = publishedScores('mmlu');
    const chinchilla = mmlu.find(({ run }) => run.id === 'chinchilla-70b')!;
    assert.deepEqual([chinchilla.compute, chinchilla.score], [5.76e23, 0.675]);
    const humaneval = publishedScores('humaneval');
    assert.equal(humaneval.find(({ run }) => run.id === 'llama-2-70b')?.score, 0.299);
    assert.equal(humaneval.find(({ run }) => run.id === 'llama-3-70b')?.tuned, true);
    assert.ok(humaneval.length > 40);
    for (const { score, compute } of [...mmlu, ...humaneval]) {
      assert.ok(score >= 0 && score <= 1 && compute > 0);
    }
    assert.deepEqual(publishedScores('gsm8k'), []);
  });
});
