import { type EnergyEstimate } from '../engine/energy';
import { type Quantity } from '../engine/quantity';
import { type Row, type Section } from './estimateSections';
import { formatQuantity } from './formatQuantity';
import { nameLabel } from './labels';
import { assumedMark } from './provenance';
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

/** Energy and emissions in a few words, each to two digits. @example `1.1 GWh · 420 t CO₂e` */
export function energyWords({ energyKwh, co2Kg }: EnergyEstimate, t: Translate): string {
  return [energyKwh, co2Kg]
    .flatMap((each) => {
      if (each === undefined) return [];
      const { value, unit } = each;
      return [`${assumedMark(each)}${formatQuantity({ value: Number(value.toPrecision(2)), unit }, t)}`];
    })
    .join(' · ');
}

/** `energyKwh` and `co2Kg` of the command line's contract. */
export function energyJson(
  energy: EnergyEstimate | undefined,
): Readonly<Record<'energyKwh' | 'co2Kg', Json>> {
  return { energyKwh: quantityJson(energy?.energyKwh), co2Kg: quantityJson(energy?.co2Kg) };
}
