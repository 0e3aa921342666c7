import assert from 'node:assert/strict';
import { type Unit } from '../../../src/engine/quantity';
import {
  formatBand,
  formatChange,
  formatDuration,
  formatExactly,
  formatQuantity,
  formatValue,
  type Shown,
} from '../../../src/report/formatQuantity';
import { english, translateWith } from '../../../src/report/translate';

describe('formatQuantity', () => {
  const cases: readonly (readonly [Shown, string])[] = [
    [{ value: 8030261248, unit: 'parameters' }, '8.03B parameters'],
    [{ value: 1.4e12, unit: 'tokens' }, '1.4T tokens'],
    [{ value: 20.2, unit: 'tokens/parameter' }, '20.2 tokens per parameter'],
    [{ value: 5.76e23, unit: 'FLOP' }, '5.76×10²³ FLOP'],
    [{ value: 4.818e10, unit: 'FLOP/token' }, '4.82×10¹⁰ FLOP per token'],
    [{ value: 9.89e14, unit: 'FLOP/s' }, '9.89×10¹⁴ FLOP/s'],
    [{ value: 1.9364, low: 1.9021, high: 1.9784, unit: 'nats/token' }, '1.936 (1.902–1.978) nats per token'],
    [{ value: 1.46e6, low: 1.2e6, high: 2e6, unit: 'accelerator-hours' }, '1.46M (1.2M–2M) GPU-hours'],
    [{ value: 2.81e6, low: 1.9e6, high: 4.1e6, unit: 'USD' }, '$2.81M ($1.9M–$4.1M)'],
    [{ value: 2.49, unit: 'USD/hour' }, '$2.49 per GPU-hour'],
    [{ value: 16060522496, unit: 'bytes' }, '16.1 GB'],
    [{ value: 131072, unit: 'bytes/token' }, '131 kB per token'],
    [{ value: 143000, unit: 'steps' }, '143K steps'],
    [{ value: 1024, unit: 'sequences' }, '1,024 sequences'],
    [{ value: 2048, unit: 'accelerators' }, '2,048 GPUs'],
    [{ value: 21, unit: 'hours' }, '21 hours'],
    [{ value: 1.5, unit: 'ratio' }, '1.5'],
    [{ value: 1.287e6, low: 1e6, high: 2.4e6, unit: 'kWh' }, '1.29 GWh (1 GWh–2.4 GWh)'],
    [{ value: 0.5, unit: 'kWh' }, '0.5 kWh'],
    [{ value: 552_000, unit: 'kg CO2e' }, '552 t CO₂e'],
    [{ value: 8_930_000, unit: 'kg CO2e' }, '8,930 t CO₂e'],
    [{ value: 999.96, unit: 'kg CO2e' }, '1 t CO₂e'],
    [{ value: 12.34, unit: 'kg CO2e' }, '12.3 kg CO₂e'],
    [{ value: 0.41272, unit: 'kg CO2e/kWh' }, '0.413 kg CO₂e/kWh'],
    [{ value: 700, unit: 'W' }, '700 W'],
  ];
  for (const [shown, text] of cases) {
    it(`writes ${shown.value} ${shown.unit} as ${text}`, () => {
      assert.equal(formatQuantity(shown, english), text);
    });
  }

  it('leaves out a band that rounds to the value', () => {
    assert.equal(formatBand({ value: 2, low: 2.0001, high: 2.0002, unit: 'nats/token' }), '2.000');
  });

  it('writes a dash for a missing quantity', () => {
    assert.equal(formatQuantity(undefined, english), '–');
    assert.equal(formatValue(NaN, 'tokens', english), '–');
    assert.equal(formatBand(undefined), '–');
  });

  it('keeps digits and letters in another language and translates the unit', () => {
    const chinese = translateWith({ '{0} parameters': '{0} 参数' });
    assert.equal(formatQuantity({ value: 70e9, unit: 'parameters' }, chinese), '70B 参数');
  });

  it('writes every digit where asked', () => {
    assert.equal(
      formatExactly({ value: 8030261248, unit: 'parameters' }, english),
      '8,030,261,248 parameters',
    );
  });
});

describe('formatChange', () => {
  const change = (before: number, after: number, unit: Unit): string =>
    formatChange({ value: before, unit }, { value: after, unit });

  it('shows before, after and the ratio', () => {
    assert.equal(change(8.03e9, 15.6e9, 'parameters'), '8.03B → 15.6B (1.94×)');
  });

  it('leaves the ratio out where there is none', () => {
    assert.equal(change(0, 5, 'steps'), '0 → 5');
    assert.equal(change(5, 5, 'steps'), '5 → 5');
  });
});

describe('formatDuration', () => {
  const cases: readonly (readonly [number | undefined, string])[] = [
    [undefined, '–'],
    [0.5, '30 minutes'],
    [33, '33 hours'],
    [504, '21 days'],
    [24 * 365.25 * 3, '3 years'],
  ];
  for (const [hours, text] of cases) {
    it(`says ${String(hours)} hours as ${text}`, () => {
      assert.equal(formatDuration(hours, english), text);
    });
  }
});
