import assert from 'node:assert/strict';
import { ANY_GRID, gridNamed, grids, nearestGrids } from '../../../src/engine/energy';

/** Linear interpolation between the order statistics, as numpy.quantile does by default. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  return sorted[below]! + (position - below) * ((sorted[below + 1] ?? sorted[below]!) - sorted[below]!);
}

describe('the electricity grids', () => {
  it('have each their own kebab-case id, an intensity in kg per kWh, a year and a source', () => {
    assert.equal(new Set(grids.map(({ id }) => id)).size, grids.length);
    for (const { id, intensity, year, source, confidence } of grids) {
      assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.ok(intensity > 0.001 && intensity < 0.8, id);
      assert.ok(year === 2023 || year === 2024, id);
      assert.ok(source.length > 5, id);
      assert.equal(source.includes('recalled'), confidence === 'recalled', id);
    }
  });

  // Ember 2023 via Our World in Data and Statista; Google Cloud 2024.
  const published: readonly (readonly [string, number])[] = [
    ['world', 0.481],
    ['france', 0.056],
    ['china', 0.582],
    ['india', 0.713],
    ['germany', 0.381],
    ['us-central1', 0.41272],
    ['northamerica-northeast1', 0.00548],
  ];
  for (const [id, intensity] of published) {
    it(`emit ${intensity} kg per kWh in ${id}`, () => {
      assert.equal(gridNamed(id)?.intensity, intensity);
    });
  }

  it('are found however a person spells them', () => {
    for (const name of ['France', ' FRANCE ', 'france']) assert.equal(gridNamed(name)?.id, 'france');
    assert.equal(gridNamed('United States')?.id, 'united-states');
    assert.equal(gridNamed('us')?.id, 'united-states');
    assert.equal(gridNamed('south_korea')?.id, 'south-korea');
    assert.equal(gridNamed('Iowa')?.id, 'us-central1');
    assert.equal(gridNamed('São Paulo')?.id, 'southamerica-east1');
  });

  it('are not found by any other name', () => {
    for (const name of ['', 'atlantis', '__proto__', 'constructor', 'x'.repeat(1e6)]) {
      assert.equal(gridNamed(name), undefined);
    }
  });

  it('are proposed by likeness', () => {
    assert.ok(nearestGrids('germny').includes('germany'));
    assert.ok(nearestGrids('us-central2').includes('us-central1'));
    assert.equal(nearestGrids('').length, 3);
  });

  it('give the band of an unknown grid, by the first and the ninth decile, and the world’s average', () => {
    const all = grids.filter(({ id }) => id !== 'world').map(({ intensity }) => intensity);
    assert.equal(Number(quantile(all, 0.1).toFixed(2)), ANY_GRID.low);
    assert.equal(Number(quantile(all, 0.9).toFixed(2)), ANY_GRID.high);
    assert.equal(gridNamed('world')?.intensity, ANY_GRID.value);
  });
});
