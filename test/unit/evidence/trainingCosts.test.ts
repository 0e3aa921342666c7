import assert from 'node:assert/strict';
import { gridNamed } from '../../../src/engine/energy';
import {
  emissionComparisons,
  energyComparisons,
} from '../../../src/engine/evidence/comparisons/energyComparisons';
import {
  hoursComparisons,
  priceComparisons,
} from '../../../src/engine/evidence/comparisons/hoursComparisons';
import { utilizationComparisons } from '../../../src/engine/evidence/comparisons/utilizationComparisons';
import { runOfCost, trainingCosts, wholeRunUtilization } from '../../../src/engine/evidence/trainingCosts';
import { acceleratorById } from '../../../src/engine/hardware/accelerators';

const costOf = (caseId: string) => trainingCosts.find((each) => each.caseId === caseId)!;

describe('what published runs took', () => {
  it('is of runs, accelerators and grids that are known, each run once, with its source', () => {
    assert.equal(new Set(trainingCosts.map(({ caseId }) => caseId)).size, trainingCosts.length);
    for (const cost of trainingCosts) {
      assert.ok(runOfCost(cost) !== undefined, cost.caseId);
      assert.ok(acceleratorById(cost.accelerator) !== undefined, cost.accelerator);
      if (cost.grid !== undefined) assert.ok(gridNamed(cost.grid) !== undefined, cost.grid);
      assert.ok(cost.source.length > 10);
    }
  });

  it('is possible: no run reached more than its peak, and none less than a tenth of it', () => {
    for (const cost of trainingCosts) {
      const shares = [cost.utilization, cost.hardwareUtilization, wholeRunUtilization(cost)];
      for (const share of shares) assert.ok(share === undefined || (share > 0.1 && share < 0.6), cost.caseId);
    }
  });

  it('has hardware utilisation above that of the model, for something is computed again', () => {
    for (const { utilization, hardwareUtilization, caseId } of trainingCosts) {
      if (hardwareUtilization === undefined) continue;
      assert.ok(
        hardwareUtilization / utilization! > 1.2 && hardwareUtilization / utilization! <= 4 / 3 + 0.01,
        caseId,
      );
    }
  });
});

describe('the utilisation of a whole run', () => {
  it('is 43 % for Llama 2 70B: 6 · 68.98e9 · 2e12 over 1,720,320 hours of 312 TFLOP/s', () => {
    const expected = (6 * 68_976_648_192 * 2e12) / (1_720_320 * 3600 * 312e12);
    assert.ok(Math.abs(wholeRunUtilization(costOf('llama-2-70b'))! / expected - 1) < 1e-3);
  });

  it('is a share of the fp8 peak for a run in fp8', () => {
    const cost = costOf('deepseek-v3');
    assert.ok(wholeRunUtilization(cost)! < 0.6 * wholeRunUtilization({ ...cost, precision: undefined })!);
  });

  it('is not taken from hours that do not belong to 6·N·D', () => {
    for (const id of ['lamda-137b', 'switch-c', 't5-11b', 'glm-130b']) {
      assert.equal(wholeRunUtilization(costOf(id)), undefined, id);
    }
  });
});

describe('comparisons of what runs took', () => {
  const all = [
    ...hoursComparisons(),
    ...priceComparisons(),
    ...utilizationComparisons(),
    ...energyComparisons(),
    ...emissionComparisons(),
  ];

  it('each have a band that holds the prediction, formula and source', () => {
    for (const { predicted, name } of all) {
      assert.ok(predicted.low! <= predicted.value && predicted.value <= predicted.high!, name);
      assert.ok(predicted.because.formula !== '' && predicted.because.band !== undefined, name);
    }
  });

  it('say of every figure that made a band that it did', () => {
    const hours = hoursComparisons();
    assert.deepEqual(
      hours.filter(({ madeBand }) => madeBand !== true).map(({ caseId }) => caseId),
      ['deepseek-v3'],
    );
    const made = new Set(
      energyComparisons().flatMap(({ madeBand, caseId }) => (madeBand === true ? [caseId] : [])),
    );
    for (const id of ['gpt-3-175b', 'palm-540b', 'glam-64b-64e', 'starcoderbase-15-5b'])
      assert.ok(made.has(id), id);
    assert.ok(!made.has('bloom-176b'));
  });

  it('are off on hours by less than a fifth at the median, and not to one side', () => {
    const errors = hoursComparisons().map(({ predicted, published }) => predicted.value / published - 1);
    const sizes = errors.map(Math.abs).sort((left, right) => left - right);
    assert.ok(sizes[Math.floor(sizes.length / 2)]! < 0.2);
    const above = errors.filter((error) => error > 0).length;
    assert.ok(above > errors.length / 3 && above < (2 * errors.length) / 3, String(above));
  });
});
