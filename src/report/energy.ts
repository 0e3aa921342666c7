import { type EnergyEstimate } from '../engine/energy';
import { type Estimate } from '../engine/estimate';
import { type Quantity } from '../engine/quantity';
import { type Row, type Section } from './estimateSections';
import { formatQuantity } from './formatQuantity';
import { nameLabel } from './labels';
import { assumedMark, becauseText } from './provenance';
import { type Json, quantityJson } from './quantityJson';
import { type Translate } from './translate';

function row(name: string, quantity: Quantity | undefined, t: Translate): readonly Row[] {
  if (quantity === undefined) return [];
  const value = `${assumedMark(quantity)}${formatQuantity(quantity, t)}`;
  return [{ label: nameLabel(name, t), value, note: '', because: quantity.because }];
}

/** What the run draws and emits, as a section of the estimate; without rows where neither is known. */
export function energySection(energy: EnergyEstimate | undefined, t: Translate): Section {
  return {
    title: t('Energy and emissions'),
    rows: [...row('energyKwh', energy?.energyKwh, t), ...row('co2Kg', energy?.co2Kg, t)],
  };
}

const twoDigits = (value: number): number => Number(value.toPrecision(2));

/** A number to two digits with its band: more would be pretence. */
function shortWords(quantity: Quantity | undefined, t: Translate): readonly string[] {
  if (quantity === undefined) return [];
  const { value, low, high, unit } = quantity;
  const banded =
    low === undefined || high === undefined ? {} : { low: twoDigits(low), high: twoDigits(high) };
  return [`${assumedMark(quantity)}${formatQuantity({ value: twoDigits(value), ...banded, unit }, t)}`];
}

/**
 * What a run takes on one line, then energy and emissions with how they came about.
 * @example `≈1.2M (1.1M–1.9M) GPU-hours · ≈$2.4M ($1.8M–$3.3M) · ≈1.1 GWh (…) · ≈420 t (…) CO₂e`
 */
export function costTooltip({ resources }: Estimate, energy: EnergyEstimate, t: Translate): string {
  const { energyKwh, co2Kg } = energy;
  const all = [resources.acceleratorHours, resources.costUsd, energyKwh, co2Kg];
  const line = (name: string, quantity: Quantity | undefined): readonly string[] =>
    quantity === undefined ? [] : [t('{0}: {1}', nameLabel(name, t), becauseText(quantity.because, t))];
  return [
    all.flatMap((each) => shortWords(each, t)).join(' · '),
    ...line('energyKwh', energyKwh),
    ...line('co2Kg', co2Kg),
  ].join('\n');
}

/** `energyKwh` and `co2Kg` of the command line's contract. */
export function energyJson(
  energy: EnergyEstimate | undefined,
): Readonly<Record<'energyKwh' | 'co2Kg', Json>> {
  return { energyKwh: quantityJson(energy?.energyKwh), co2Kg: quantityJson(energy?.co2Kg) };
}
