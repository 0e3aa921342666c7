import assert from 'node:assert/strict';
import {
  DU_2024_LOSS_THRESHOLD,
  emergenceThresholds,
  exactMatch,
  metricContrast,
  thresholdsAround,
  tokenAccuracy,
  tokenEditDistance,
} from '../../../src/engine/abilities';
import { assertCloseTo, SIX_DIGITS } from '../laws/closeTo';

describe('Thresholds of emergence', () => {
  it('are the 22 of Wei et al. 2022, Table 1, by compute', () => {
    assert.equal(emergenceThresholds.length, 22);
    const flops = emergenceThresholds.map((threshold) => threshold.flops);
    assert.deepEqual(
      flops,
      [...flops].sort((a, b) => a - b),
    );
  });

  it('put MMLU between 3.1e23 and 5e23 FLOP, by topics and family', () => {
    const mmlu = emergenceThresholds.filter(({ ability }) => ability.startsWith('MMLU'));
    assert.deepEqual(
      mmlu.map(({ ability, flops }) => [ability, flops]),
      [
        ['MMLU 57 topics', 3.1e23],
        ['MMLU 26 topics', 5e23],
        ['MMLU 30 topics', 5e23],
      ],
    );
  });

  it('divide at a budget', () => {
    const { passed, ahead } = thresholdsAround(3.1e23);
    assert.equal(passed.length, 17);
    assert.equal(ahead.length, 5);
    assert.equal(thresholdsAround(1e10).passed.length, 0);
  });
});

describe('The explanation by metric', () => {
  it('gives the worked checks of Schaeffer et al. 2023', () => {
    assertCloseTo(exactMatch(0.9, 5), 0.59049, SIX_DIGITS);
    assertCloseTo(tokenEditDistance(0.9, 5), 0.5, 1e-12);
    assertCloseTo(exactMatch(0.98, 5), 0.903921, SIX_DIGITS);
    assertCloseTo(tokenAccuracy(0.105361), 0.9, 1e-6);
  });

  it('shows equal steps in tokens as equal steps of edits and as a leap of exact matches', () => {
    const rows = metricContrast(10);
    const steps = (pick: (row: (typeof rows)[number]) => number) =>
      rows.slice(1).map((row, i) => pick(row) - pick(rows[i]!));
    for (const step of steps(({ editDistance }) => editDistance)) assertCloseTo(step, -0.5, 1e-9);
    const leaps = steps((row) => row.exactMatch);
    assert.ok(leaps.at(-1)! > 100 * leaps[0]!);
  });

  it('stands beside its counter: a loss below which tasks leave chance by any metric', () => {
    assert.equal(DU_2024_LOSS_THRESHOLD.loss, 2.2);
  });
});
