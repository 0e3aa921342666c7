import assert from 'node:assert/strict';
import { abilityPredictorById } from '../../src/engine/abilities';
import { gadreError, gadreLoss } from '../../src/engine/abilities/gadre2024';
import { inverseSigmoid } from '../../src/engine/abilities/sigmoid';
import { FITTED_MODELS, wasFitted } from '../../src/engine/evidence/scoreFigures';
import { assertCloseTo } from '../unit/laws/closeTo';
import { COLUMNS, fitColumn, readModels, TABLE_PATH } from './abilityTable';
import { describeWithSharedData } from './sharedData';

describeWithSharedData('Scores as a sigmoid of compute, fitted again to the ObsScaling table', (read) => {
  const released = readModels(read(TABLE_PATH), false);
  const mended = readModels(read(TABLE_PATH), true);

  // Recomputed elsewhere with scipy's least squares (peers.md D6): printed to three or four digits.
  for (const [column, floor, models, centre, slope, ceiling, error] of [
    ['MMLU', 0.25, 123, 23.117, 2.661, 0.732, 0.1047],
    ['HumanEval', 0, 112, 23.081, 1.887, 0.496, 0.1106],
  ] as const) {
    it(`finds the curve of ${column} in the table as released`, () => {
      const fit = fitColumn(released, column, floor);
      assert.equal(fit.models, models);
      assertCloseTo(fit.centre, centre, 3e-5);
      assertCloseTo(fit.slope, slope, 5e-4);
      assertCloseTo(fit.ceiling, ceiling, 1e-3);
      assertCloseTo(fit.leaveFamilyOut, error, 1e-3);
    });
  }

  it('finds an in-sample error of 9.8 points for MMLU', () => {
    assertCloseTo(fitColumn(released, 'MMLU', 0.25).rootMeanSquare, 0.0983, 1e-3);
  });

  it('sees three wrong rows bend the ceiling of MMLU below what a model really scored', () => {
    const [bent, straight] = [fitColumn(released, 'MMLU', 0.25), fitColumn(mended, 'MMLU', 0.25)];
    const llama405 = released.find(({ name }) => name.includes('405B'))!.scores.MMLU!;
    assert.ok(bent.ceiling < llama405 - 0.08);
    assert.ok(straight.ceiling > bent.ceiling + 0.07);
    assert.ok(straight.leaveFamilyOut < bent.leaveFamilyOut);
  });

  for (const { column, task, floor } of COLUMNS) {
    it(`ships the fit of ${column}`, () => {
      const fit = fitColumn(mended, column, floor);
      assert.ok(fit.converged);
      const predictor = abilityPredictorById(`compute-${task}`)!;
      // Shipped with five digits: half a unit of the last is at most 5e-5 of a value that begins with 1.
      assertCloseTo(predictor.ceiling, fit.ceiling, 5e-5);
      assertCloseTo(predictor.spread?.standardDeviation, fit.leaveFamilyOut, 5e-5);
      assertCloseTo(predictor.spread?.halfWidth(0.5), fit.leaveFamilyOutQuantile / 2, 5e-5);
      assert.equal(predictor.floor, floor);
      for (const share of [0.1, 0.5, 0.9]) {
        const x = inverseSigmoid(fit, floor + share * (fit.ceiling - floor))!;
        const level = floor + share * (fit.ceiling - floor);
        assertCloseTo(predictor.score({ compute: 10 ** x }), level, 1e-3);
      }
      assert.ok(predictor.population.startsWith(`${fit.models} base models of ${fit.families} families`));
    });
  }

  it('knows which of the published models went into a curve and its band', () => {
    for (const task of ['mmlu', 'humaneval'] as const) {
      const { column } = COLUMNS.find((each) => each.task === task)!;
      for (const [caseId, name] of Object.entries(FITTED_MODELS)) {
        const model = mended.find((each) => each.name === name);
        assert.ok(model !== undefined, name);
        assert.equal(wasFitted(task, caseId), model.scores[column] !== undefined, `${caseId} ${task}`);
      }
    }
  });

  it('leaves TruthfulQA out, since its curve has no upper end among the data', () => {
    assert.ok(!COLUMNS.some(({ column }) => (column as string) === 'TruthfulQA'));
  });
});

describeWithSharedData('Gadre et al. 2024 against their released runs', (read) => {
  const [header = '', ...lines] = read('runs/gadre2024_overtraining_runs.csv').trim().split(/\r?\n/);
  const names = header.split(',');
  const runs = lines.map((line) => new Map(line.split(',').map((value, i) => [names[i]!, value])));

  // The largest runs, which the fit of the loss has not seen: 1.4B with the most tokens, and 6.9B.
  for (const [corpus, held, largest] of [
    ['C4', ['c4_original-open_lm_1b-4.0', 'c4_original-open_lm_7b-1.0'], 0.0193],
    ['RedPajama', ['rpj-open_lm_1b-32.0', 'rpj-open_lm_7b-1.0'], 0.0206],
    ['RefinedWeb', ['rw_original-open_lm_1b-16.0', 'rw_original-open_lm_7b-1.0'], 0.0258],
  ] as const) {
    it(`is off by ${(largest * 100).toFixed(1)} points at most on ${corpus}, which is the band of 46 tasks`, () => {
      const errors = held.map((name) => {
        const run = runs.find((each) => each.get('name') === name)!;
        const parameters = Number(run.get('params'));
        const tokens = Number(run.get('tokens'));
        const predicted = abilityPredictorById(`gadre-2024-${corpus.toLowerCase()}-46`)!.score({
          parameters,
          tokens,
        })!;
        return Math.abs(predicted - Number(run.get('mean_acc_all')));
      });
      assertCloseTo(Math.max(...errors), largest, 5e-3);
      assert.equal(
        abilityPredictorById(`gadre-2024-${corpus.toLowerCase()}-46`)?.spread?.halfWidth(0.5),
        largest,
      );
    });
  }

  it('predicts the loss of both RedPajama runs within the published 0.73 %', () => {
    for (const [name, error] of [
      ['rpj-open_lm_1b-32.0', 0.007103],
      ['rpj-open_lm_7b-1.0', 0.00732],
    ] as const) {
      const run = runs.find((each) => each.get('name') === name)!;
      const [parameters, tokens] = [Number(run.get('params')), Number(run.get('tokens'))];
      const loss = gadreLoss('RedPajama', 6 * parameters * tokens, tokens / parameters);
      // The authors print the errors of 640 and 20 tokens per parameter with their own token counts: 2e-4 apart.
      assert.ok(Math.abs(Math.abs(loss / Number(run.get('loss_c4_val')) - 1) - error) < 3e-4);
      assert.ok(gadreError('RedPajama', 17, loss) > 0.4);
    }
  });
});
