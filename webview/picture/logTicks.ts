import { type Interval } from './interval';

/** Steps between whole powers of ten, from fine to coarse. */
const DECADE_STEPS = [1, 2, 3, 5, 10, 20];

/** Even distances that read well, in powers of ten. */
const NICE = [1, 2, 2.5, 5];

/**
 * Round numbers for a logarithmic axis, as many as possible but at most `most`: whole powers of ten where the axis
 * spans many, 1–2–5 where it spans a few, even steps where it spans less than one, as losses do.
 * @example logTicks([3e17, 4e22], 6) // => [1e18, 1e19, 1e20, 1e21, 1e22]
 * @example logTicks([1.8, 3.3], 4) // => [2, 2.5, 3]
 */
export function logTicks([low, high]: Interval, most: number): readonly number[] {
  if (!(low > 0 && high > low && Number.isFinite(high))) return [];
  const choices = [...wholePowers(low, high), ...(high / low < 10 ? evenSteps(low, high, most) : [])];
  const fitting = choices.filter((ticks) => ticks.length <= most);
  return fitting.sort((one, other) => other.length - one.length)[0] ?? [];
}

function wholePowers(low: number, high: number): number[][] {
  const first = Math.floor(Math.log10(low));
  const exponents = Array.from(
    { length: Math.ceil(Math.log10(high)) - first + 1 },
    (_, index) => first + index,
  );
  const ticks = (digits: readonly number[], step: number): number[] =>
    exponents
      .filter((exponent) => exponent % step === 0)
      .flatMap((exponent) => digits.map((digit) => Number(`${digit}e${exponent}`)))
      .filter((tick) => low <= tick && tick <= high);
  return [ticks([1, 2, 5], 1), ...DECADE_STEPS.map((step) => ticks([1], step))];
}

function evenSteps(low: number, high: number, most: number): number[][] {
  const top = Math.floor(Math.log10(high));
  return [top - 2, top - 1, top]
    .flatMap((exponent) => NICE.map((nice) => nice * 10 ** exponent))
    .filter((distance) => (high - low) / distance <= most)
    .map((distance) => multiples(low, high, distance));
}

function multiples(low: number, high: number, distance: number): number[] {
  const first = Math.ceil(low / distance);
  const count = Math.max(0, Math.floor(high / distance) - first + 1);
  // Without the dust of binary fractions: 0.30000000000000004 is 0.3.
  return Array.from({ length: count }, (_, index) => Number(((first + index) * distance).toPrecision(12)));
}
