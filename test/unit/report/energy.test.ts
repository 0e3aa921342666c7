import assert from 'node:assert/strict';
import { defaultAssumptions, EMPTY_RUN, estimate } from '../../../src/engine';
import { energyOfEstimate } from '../../../src/engine/energy';
import { costTooltip, energyJson, energySection } from '../../../src/report/energy';
import { english } from '../../../src/report/translate';
import { example, OLMO } from './examples';

const { estimate: olmo } = example(OLMO, 'yaml');
const energy = energyOfEstimate(olmo, defaultAssumptions);

describe('energy in words', () => {
  it('is a section of two rows, each with band and provenance', () => {
    const { title, rows } = energySection(energy, english);
    assert.equal(title, 'Energy and emissions');
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['Energy', 'Emissions'],
    );
    assert.match(rows[0]!.value, /^≈[\d.]+ MWh \([\d.]+ MWh–[\d.]+ MWh\)$/);
    assert.match(rows[1]!.value, /^≈[\d.]+ t \([\d.]+ (kg|t)–[\d.]+ t\) CO₂e$/);
    for (const { because } of rows) assert.ok(because!.band !== undefined && because!.source !== '');
  });

  it('is no row where nothing is known', () => {
    assert.deepEqual(energySection(undefined, english).rows, []);
    assert.deepEqual(energySection({ notices: [], assumptions: [] }, english).rows, []);
  });

  it('is null in the JSON where nothing is known', () => {
    assert.deepEqual(energyJson(undefined), { energyKwh: null, co2Kg: null });
  });
});

describe('what a run takes on one line', () => {
  const [first, ...more] = costTooltip(olmo, energy, english).split('\n');

  it('is hours, cost, energy and emissions, each to two digits with its band', () => {
    assert.match(
      first!,
      /^≈15K \([\d,.]+K?–[\d.]+K\) GPU-hours · ≈\$4\dK \(\$[\d.]+K–\$[\d.]+K\) · ≈\d+ MWh \(.*\) · ≈[\d.]+ t \(.*\) CO₂e$/,
    );
  });

  it('is followed by how energy and emissions came about', () => {
    assert.match(more[0]!, /^Energy: E = t · P · PUE/);
    assert.match(more[1]!, /^Emissions: m = E · i/);
  });

  it('leaves out what is not known', () => {
    const nothing = estimate(EMPTY_RUN, defaultAssumptions, []);
    assert.equal(costTooltip(nothing, { notices: [], assumptions: [] }, english), '');
  });
});
