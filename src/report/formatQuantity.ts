import { type Quantity, type Unit } from '../engine/quantity';
import {
  formatBytes,
  formatCount,
  formatEnergy,
  formatExact,
  formatLoss,
  formatMass,
  formatPowerOfTen,
  formatSeconds,
  formatTimes,
  formatUsd,
  UNKNOWN,
} from './format';
import { type Translate } from './translate';

/** What is needed to write a number: the value, its unit and, where known, its band. */
export type Shown = Pick<Quantity, 'value' | 'unit' | 'low' | 'high'>;

/** Writes the number alone; units that change the number (bytes, dollars) include their sign. */
function bareNumber(value: number, unit: Unit): string {
  switch (unit) {
    case 'FLOP':
    case 'FLOP/token':
    case 'FLOP/s':
      return formatPowerOfTen(value);
    case 'nats/token':
      return formatLoss(value);
    case 'USD':
    case 'USD/hour':
      return formatUsd(value);
    case 'bytes':
    case 'bytes/token':
    case 'bytes/s':
      return formatBytes(value);
    case 'USD/million-tokens':
      return value < 1 ? `$${Number(value.toPrecision(2))}` : formatUsd(value);
    case 'seconds':
      return formatSeconds(value);
    case 'kWh':
      return formatEnergy(value);
    case 'kg CO2e':
      return formatMass(value);
    case 'tokens/s':
    case 'requests/s':
    case 'tokens/parameter':
    case 'kg CO2e/kWh':
      return formatCount(Number(value.toPrecision(3)));
    case 'W':
    case 'ratio':
    case 'hours':
    case 'accelerator-hours':
    case 'parameters':
    case 'tokens':
    case 'steps':
    case 'sequences':
    case 'accelerators':
      return formatCount(value);
  }
}

/** Puts the word for the unit behind a number that is already written. */
function withUnit(number: string, unit: Unit, t: Translate): string {
  switch (unit) {
    case 'parameters':
      return t('{0} parameters', number);
    case 'tokens':
      return t('{0} tokens', number);
    case 'tokens/parameter':
      return t('{0} tokens per parameter', number);
    case 'FLOP':
      return t('{0} FLOP', number);
    case 'FLOP/token':
      return t('{0} FLOP per token', number);
    case 'FLOP/s':
      return t('{0} FLOP/s', number);
    case 'nats/token':
      return t('{0} nats per token', number);
    case 'accelerator-hours':
      return t('{0} GPU-hours', number);
    case 'hours':
      return t('{0} hours', number);
    case 'USD/hour':
      return t('{0} per GPU-hour', number);
    case 'W':
      return `${number} W`;
    case 'kg CO2e':
      return `${number} CO₂e`;
    case 'kg CO2e/kWh':
      return `${number} kg CO₂e/kWh`;
    case 'bytes/token':
      return t('{0} per token', number);
    case 'bytes/s':
      return `${number}/s`;
    case 'tokens/s':
      return t('{0} tokens per second', number);
    case 'requests/s':
      return t('{0} requests per second', number);
    case 'USD/million-tokens':
      return t('{0} per million tokens', number);
    case 'steps':
      return t('{0} steps', number);
    case 'sequences':
      return t('{0} sequences', number);
    case 'accelerators':
      return t('{0} GPUs', number);
    case 'USD':
    case 'seconds':
    case 'kWh':
    case 'bytes':
    case 'ratio':
      return number;
  }
}

/** A number with its unit, without band. */
export function formatValue(value: number | undefined, unit: Unit, t: Translate): string {
  if (value === undefined || !Number.isFinite(value)) return UNKNOWN;
  return withUnit(bareNumber(value, unit), unit, t);
}

/** The number and its band without the unit. @example `1.936 (1.902–1.978)` */
export function formatBand(shown: Shown | undefined): string {
  if (shown === undefined) return UNKNOWN;
  const number = Number.isFinite(shown.value) ? bareNumber(shown.value, shown.unit) : UNKNOWN;
  if (shown.low === undefined || shown.high === undefined) return number;
  const low = bareNumber(shown.low, shown.unit);
  const high = bareNumber(shown.high, shown.unit);
  return low === high ? number : `${number} (${low}–${high})`;
}

/** A quantity as it is shown in a table: number, band, unit. @example `1.936 (1.902–1.978) nats per token` */
export function formatQuantity(shown: Shown | undefined, t: Translate): string {
  return shown === undefined ? UNKNOWN : withUnit(formatBand(shown), shown.unit, t);
}

/** All digits, for people who check: `8,030,261,248 parameters`. */
export function formatExactly(shown: Shown | undefined, t: Translate): string {
  return shown === undefined ? UNKNOWN : withUnit(formatExact(shown.value), shown.unit, t);
}

/** A change as a reader wants it: before, after, and by how much. @example `8.03B → 15.6B (1.94×)` */
export function formatChange(before: Shown, after: Shown): string {
  const pair = `${formatBand({ ...before, low: undefined })} → ${formatBand({ ...after, low: undefined })}`;
  if (before.value === after.value || before.value === 0) return pair;
  return `${pair} (${formatTimes(after.value / before.value)})`;
}

/** Hours as people speak of them. @example formatDuration(504, t) // => '21 days' */
export function formatDuration(hours: number | undefined, t: Translate): string {
  if (hours === undefined || !Number.isFinite(hours)) return UNKNOWN;
  if (hours < 1) return t('{0} minutes', formatCount(Number((hours * 60).toPrecision(3))));
  if (hours < 48) return t('{0} hours', formatCount(Number(hours.toPrecision(3))));
  const days = hours / 24;
  if (days < 730) return t('{0} days', formatCount(Number(days.toPrecision(3))));
  return t('{0} years', formatCount(Number((days / 365.25).toPrecision(3))));
}
