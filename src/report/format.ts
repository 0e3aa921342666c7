/**
 * Numbers as people in the field write them. The same in every language: English digits, `B` for 10⁹ and `T` for
 * 10¹², which is also how Chinese papers and model names write them. Missing and non-finite numbers become a dash.
 */

/** Stands for a number that is not known. */
export const UNKNOWN = '–';

// Not Intl.NumberFormat: the first one loads the language data of ICU, 17 ms and a fifth of what the command line may
// take, and its digits depend on the version of that data. Ours are the same everywhere.

/** `1234567.5` → `1,234,567.5` */
function grouped(number: string): string {
  const [whole = '', fraction] = number.split('.');
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

/** A number in so many digits, without trailing zeros. */
function inDigits(value: number, digits: number): string {
  return grouped(String(Number(value.toPrecision(digits))));
}

const LETTERS = ['', 'K', 'M', 'B', 'T'] as const;

/** Three digits and a letter; below 10¹⁵. */
function withLetter(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const power = Math.max(
    0,
    Math.min(Math.floor(Math.log10(Math.abs(rounded)) / 3 + 1e-9), LETTERS.length - 1),
  );
  return `${inDigits(rounded / 1000 ** power, 3)}${LETTERS[power] ?? ''}`;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** From here on letters stop helping: 1000T is written 10¹⁵. */
const LETTERS_END = 1e15;

function known(value: number | undefined, write: (value: number) => string): string {
  return value === undefined || !Number.isFinite(value) ? UNKNOWN : write(value);
}

/**
 * A count in three digits with the field's letters; below 10,000 with four digits, since those are sizes, not amounts.
 * @example formatCount(8030261248) // => '8.03B'
 */
export function formatCount(value: number | undefined): string {
  return known(value, (count) => {
    const size = Math.abs(count);
    if (Number(size.toPrecision(3)) >= LETTERS_END || (size > 0 && size < 1e-3))
      return formatPowerOfTen(count);
    if (size < 9999.5) return inDigits(count, 4);
    return withLetter(count);
  });
}

/**
 * Every digit, with separators.
 * @example formatExact(8030261248) // => '8,030,261,248'
 */
export function formatExact(value: number | undefined): string {
  return known(value, (count) => {
    const digits = String(count);
    return digits.includes('e') ? formatPowerOfTen(count) : grouped(digits);
  });
}

/** Mantissa without trailing zeros and exponent. */
function scientific(value: number, digits: number): readonly [mantissa: string, exponent: string] {
  const [mantissa = '0', exponent = '0'] = value.toExponential(digits - 1).split('e');
  return [String(Number(mantissa)), exponent.replace('+', '')];
}

/**
 * As code and papers write FLOP budgets; can be typed back in.
 * @example formatScientific(3.79e25) // => '3.79e25'
 */
export function formatScientific(value: number | undefined, digits = 3): string {
  return known(value, (number) => scientific(number, digits).join('e'));
}

/**
 * As a page of text writes them.
 * @example formatPowerOfTen(3.79e25, 2) // => '3.8×10²⁵'
 */
export function formatPowerOfTen(value: number | undefined, digits = 3): string {
  return known(value, (number) => {
    const [mantissa, exponent] = scientific(number, digits);
    if (exponent === '0') return mantissa;
    const raised = [...exponent].map((c) => (c === '-' ? '⁻' : (SUPERSCRIPTS[Number(c)] ?? ''))).join('');
    return mantissa === '1' ? `10${raised}` : `${mantissa}×10${raised}`;
  });
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const;
const ENERGY_UNITS = ['kWh', 'MWh', 'GWh', 'TWh'] as const;

/** Three digits in the unit that leaves the fewest of them, each a thousand times the one before. */
function inUnits(value: number, units: readonly string[]): string {
  const power = value < 1 ? 0 : Math.min(Math.floor(Math.log10(value) / 3), units.length - 1);
  const scaled = value / 1000 ** power;
  // 999.96 GB would be written as 1,000 GB: it is 1 TB.
  const carry = Number(scaled.toPrecision(3)) >= 1000 && power < units.length - 1 ? 1 : 0;
  const unit = units[power + carry] ?? '';
  return `${Math.abs(scaled) >= 1e6 ? formatPowerOfTen(scaled) : inDigits(scaled / 1000 ** carry, 3)} ${unit}`;
}

/**
 * Decimal units, 1 GB = 10⁹ bytes, as model hubs and file sizes count (an accelerator's “80 GB” may be GiB).
 * @example formatBytes(16060522496) // => '16.1 GB'
 */
export function formatBytes(value: number | undefined): string {
  return known(value, (bytes) => inUnits(bytes, BYTE_UNITS));
}

/** Energy, given in kWh. @example formatEnergy(1.287e6) // => '1.29 GWh' */
export function formatEnergy(value: number | undefined): string {
  return known(value, (kilowattHours) => inUnits(kilowattHours, ENERGY_UNITS));
}

/** A mass, given in kg: tonnes from a thousand on. @example formatMass(552_000) // => '552 t' */
export function formatMass(value: number | undefined): string {
  return known(value, (kilograms) => {
    const inTonnes = Number(kilograms.toPrecision(3)) >= 1000;
    const shown = inTonnes ? kilograms / 1000 : kilograms;
    return `${formatCount(Number(shown.toPrecision(3)))} ${inTonnes ? 't' : 'kg'}`;
  });
}

/** Seconds, or milliseconds below one, in three digits. @example formatSeconds(0.00912) // => '9.12 ms' */
export function formatSeconds(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return UNKNOWN;
  return value < 1
    ? `${formatCount(Number((value * 1000).toPrecision(3)))} ms`
    : `${formatCount(Number(value.toPrecision(3)))} s`;
}

/**
 * US dollars: cents below a hundred, letters from ten thousand.
 * @example formatUsd(2812000) // => '$2.81M'
 */
export function formatUsd(value: number | undefined): string {
  return known(value, (usd) => {
    const size = Math.abs(usd);
    if (Number(size.toPrecision(3)) >= LETTERS_END) return `$${formatPowerOfTen(usd)}`;
    if (size > 0 && size < 0.01) return '<$0.01';
    const sign = usd < 0 ? '-$' : '$';
    if (size < 99.995) return `${sign}${size.toFixed(2)}`;
    if (size < 9999.5) return `${sign}${grouped(size.toFixed(0))}`;
    return `${sign}${withLetter(size)}`;
  });
}

/** Nats per token. Three decimals: laws differ in the second, neighbouring budgets in the third. */
export function formatLoss(value: number | undefined, decimals = 3): string {
  return known(value, (loss) => (Math.abs(loss) >= 1e4 ? formatPowerOfTen(loss) : loss.toFixed(decimals)));
}

/** @example formatPercent(0.384) // => '38.4%' */
export function formatPercent(value: number | undefined): string {
  return known(value, (share) => `${formatCount(Number((share * 100).toPrecision(3)))}%`);
}

/** How many times as much. @example formatTimes(1.87) // => '1.87×' */
export function formatTimes(value: number | undefined): string {
  return known(value, (times) => `${formatCount(Number(times.toPrecision(3)))}×`);
}
