import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Comparison } from '../../../src/engine/evidence/comparison';
import { comparisons } from '../../../src/engine/evidence/comparisons';
import { AIM, chanceOfSoFew, coverage, coverageOf, reachesAim } from '../../../src/engine/evidence/coverage';
import { heldOutHours } from '../../../src/engine/evidence/heldOutHours';
import { type QuantitySummary, summarise } from '../../../src/engine/evidence/summary';

function row(published: number, madeBand = false, hasBand = true): Comparison {
  const because = { formula: '', inputs: [], source: '', notices: [] };
  const band = hasBand ? { low: 1, high: 3 } : {};
  const predicted = { value: 2, unit: 'USD' as const, ...band, because };
  return { quantity: 'cost', name: 'x', predicted, published, source: '', confidence: 'verified', madeBand };
}

describe('coverage', () => {
  it('counts the published figures in the band, ends included, over rows that have one', () => {
    const rows = [row(1), row(3), row(2.5), row(4), row(2, false, false)];
    assert.deepEqual(coverageOf(rows), { inside: 3, withBand: 4, insideUnseen: 3, unseen: 4 });
  });

  it('counts apart the figures that did not go into the band', () => {
    const rows = [row(2, true), row(2, true), row(4), row(2)];
    assert.deepEqual(coverageOf(rows), { inside: 3, withBand: 4, insideUnseen: 1, unseen: 2 });
  });

  it('reaches the aim from four of five on, and says nothing without a band', () => {
    assert.equal(AIM, 0.8);
    assert.equal(reachesAim(coverageOf([row(2), row(2), row(2), row(2), row(9)])), true);
    assert.equal(reachesAim(coverageOf([row(2), row(2), row(2), row(9)])), false);
    assert.equal(reachesAim(coverageOf([row(2, false, false)])), undefined);
  });

  it('goes over every quantity that has a band without being told which, and over all of them last', () => {
    const all = comparisons();
    const found = coverage(all);
    const banded = new Set(
      all.filter(({ predicted }) => predicted.low !== undefined).map(({ quantity }) => quantity),
    );
    assert.deepEqual(new Set(found.slice(0, -1).map(({ quantity }) => quantity)), banded);
    assert.equal(found.at(-1)!.quantity, undefined);
    const sum = found.slice(0, -1).reduce((total, { inside }) => total + inside, 0);
    assert.equal(found.at(-1)!.inside, sum);
  });

  it('is at least 80 % for FLOPs and MMLU, of MMLU also where the model did not go into the curve', () => {
    const found = coverage(comparisons());
    for (const quantity of ['training-flops', 'mmlu']) {
      const each = found.find((one) => one.quantity === quantity)!;
      assert.equal(reachesAim(each), true, quantity);
      assert.ok(each.insideUnseen / each.unseen >= AIM, quantity);
    }
  });

  it('is at least 80 % for hours, utilisation, cost, energy and emissions', () => {
    for (const each of coverage(comparisons())) {
      const own = ['accelerator-hours', 'utilization', 'cost', 'energy', 'emissions'];
      if (own.includes(each.quantity ?? '')) assert.equal(reachesAim(each), true, each.quantity);
    }
  });
});

describe('chanceOfSoFew', () => {
  it('is the lower tail of the binomial distribution', () => {
    // Python: sum(comb(n, i) * 0.8**i * 0.2**(n - i) for i in range(k + 1))
    for (const [inside, withBand, chance] of [
      [2, 3, 0.488],
      [34, 46, 0.1952],
      [3, 3, 1],
      [0, 4, 0.0016],
    ] as const) {
      const found = chanceOfSoFew({ inside, withBand, insideUnseen: 0, unseen: 0 });
      assert.ok(Math.abs(found - chance) < 1e-3, `${inside} of ${withBand}: ${found}`);
    }
  });
});

describe('the band of hours', () => {
  it('holds at least 80 % of the runs of makers whose own runs did not go into it', () => {
    const { inside, count } = heldOutHours();
    assert.equal(count, 38);
    assert.ok(inside / count >= AIM, `${inside} of ${count}`);
  });
});

describe('README.md', () => {
  it('says of GPU-hours what docs/EVIDENCE.md computes', () => {
    const rows = comparisons().filter(({ quantity }) => quantity === 'accelerator-hours');
    const [{ medianError }] = summarise(rows) as readonly [QuantitySummary];
    const { inside, withBand } = coverageOf(rows);
    const percent = (share: number): string => `${Math.round(100 * share)} %`;
    const words = `off by ${percent(medianError)} at the median of ${rows.length} published runs; the band holds ${percent(inside / withBand)} of them`;
    assert.ok(readFileSync('README.md', 'utf8').includes(words), words);
  });
});
