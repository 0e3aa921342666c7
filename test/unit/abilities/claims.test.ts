import assert from 'node:assert/strict';
import {
  abilityPointOf,
  abilityPredictorById,
  predictAbility,
  publishedScores,
} from '../../../src/engine/abilities';
import { defaultAssumptions } from '../../../src/engine';
import { lawById } from '../../../src/engine/laws';
import { returnsOfEstimate } from '../../../src/engine/returns';
import { assertCloseTo } from '../laws/closeTo';
import { example, LLAMA } from '../report/examples';

const mmlu = abilityPredictorById('compute-mmlu')!;

/** How far published base models lie from the curve, in its bands' half-widths. */
function deviations(task: 'mmlu' | 'humaneval') {
  const predictor = abilityPredictorById(`compute-${task}`)!;
  return publishedScores(task)
    .filter(({ tuned }) => !tuned)
    .map(({ run, compute, score }) => ({
      run,
      deviation:
        (score - predictor.score({ compute })!) / predictor.spread!.halfWidth(predictor.score({ compute })!),
    }));
}

describe('What the field says of abilities', () => {
  // Figures of the makers' own reports, another source than the table of the fit: the band should hold 80 % of them and
  // twice the band nearly all. 83 and 49 models: the standard error of such a share is 4 and 6 %. HumanEval falls short:
  // the share of code in the data, which compute does not see, tells PaLM and LLaMA from Phi and Qwen.
  for (const [task, least] of [
    ['mmlu', 0.8],
    ['humaneval', 0.7],
  ] as const) {
    it(`${task} rises with compute as measured: the band holds most published models`, () => {
      const all = deviations(task);
      const within = (width: number) =>
        all.filter(({ deviation }) => Math.abs(deviation) <= width).length / all.length;
      assert.ok(within(1) >= least && within(1) <= 0.88, `${within(1)}`);
      assert.ok(within(2) >= 0.9, `${within(2)}`);
    });

    it(`${task} says more than compute: models until 2022 lie below the curve, later ones above`, () => {
      const mean = (years: (year: number) => boolean) => {
        const some = deviations(task).filter(({ run }) => years(Number(run.released.slice(0, 4))));
        return some.reduce((sum, { deviation }) => sum + deviation, 0) / some.length;
      };
      assert.ok(mean((year) => year <= 2022) < -0.5);
      assert.ok(mean((year) => year >= 2024) > 0.3);
    });
  }

  it('scores saturate: a doubling buys less and less beyond the middle of the curve', () => {
    const gains = [1e24, 1e25, 1e26, 1e27].map(
      (compute) => predictAbility(mmlu, { compute })!.gainOfDoubling,
    );
    gains.slice(1).forEach((gain, i) => assert.ok(gain < gains[i]! && gain > 0));
  });

  it('Chinchilla scores 7.5 points above Gopher on the same budget, which compute alone cannot tell', () => {
    const [chinchilla, gopher] = ['chinchilla-70b', 'gopher-280b'].map((id) =>
      publishedScores('mmlu').find(({ run }) => run.id === id)!,
    );
    assertCloseTo(chinchilla!.score - gopher!.score, 0.075, 1e-9);
    assert.equal(mmlu.score(chinchilla!), mmlu.score(gopher!));
  });

  it('PaLM 540B lies on the trend line, within its band', () => {
    const palm = publishedScores('mmlu').find(({ run }) => run.id === 'palm-540b')!;
    assert.ok(Math.abs(palm.score - mmlu.score(palm)!) <= mmlu.spread!.halfWidth(mmlu.score(palm)!));
  });
});

describe('The run of an estimate', () => {
  const run = example(LLAMA, 'json', {
    ...defaultAssumptions,
    tokens: { value: { kind: 'tokens', tokens: 15e12 }, origin: 'user', source: '' },
  });

  it('has its abilities asked at 6·N·D, the input table of an untied model apart', () => {
    const point = abilityPointOf(run.estimate)!;
    assert.equal(point.parameters, 8_030_261_248);
    assert.equal(point.inputEmbeddingParameters, 128_256 * 4096);
    assertCloseTo(point.compute, 6 * 8_030_261_248 * 15e12, 1e-12);
  });

  it('has its returns under a law, with machines, money and power', () => {
    const returns = returnsOfEstimate(lawById('besiroglu-2024')!, run.estimate)!;
    assert.equal(returns.point.parameters, 8_030_261_248);
    const kinds = new Set(returns.limits.map(({ limit }) => limit.kind));
    assert.ok(kinds.has('compute') && kinds.has('cost') && kinds.has('parameters'));
  });

  it('is not asked without tokens, nor where the run goes on from a trained model', () => {
    const { estimate } = run;
    const bare = { ...estimate, training: { ...estimate.training, tokens: undefined } };
    const tuning = {
      ...estimate,
      notices: [{ code: 'fine-tuning', severity: 'info', args: { name: 'x' } } as const],
    };
    for (const each of [bare, tuning]) {
      assert.equal(abilityPointOf(each), undefined);
      assert.equal(returnsOfEstimate(lawById('besiroglu-2024')!, each), undefined);
    }
  });
});
