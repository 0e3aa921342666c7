import { formatExact } from './format';
import { type Translate } from './translate';

/** Divisors beyond it, and their partners, are left out: no size of a model needs them. */
const MOST_TRIED = 1e5;
/** More divisors than these help nobody. */
const MOST_CHOICES = 10;

/**
 * A division that does not come out, as arithmetic.
 * @example divisionWords(40, 16) // => '40 / 16 = 2.5'
 */
export function divisionWords(whole: number, ...by: readonly number[]): string {
  const divisor = by.reduce((product, each) => product * each, 1);
  const written = by.map(formatExact).join(' × ');
  const quotient = formatExact(Number((whole / divisor).toFixed(4)));
  return `${formatExact(whole)} / ${by.length > 1 ? `(${written})` : written} = ${quotient}`;
}

/**
 * What divides a whole, the ones nearest to a wrong divisor where there are many.
 * @example divisorWords(40, 16, t) // => '1, 2, 4, 5, 8, 10, 20 or 40'
 */
export function divisorWords(whole: number, wrong: number, t: Translate): string {
  const divisors: number[] = [];
  for (let each = 1; each * each <= whole && each <= MOST_TRIED; each++) {
    if (whole % each === 0) divisors.push(each, whole / each);
  }
  const distance = (each: number): number => Math.abs(Math.log(each / wrong));
  const nearest = [...new Set(divisors)]
    .sort((left, right) => distance(left) - distance(right))
    .slice(0, MOST_CHOICES);
  return choiceWords(nearest, t);
}

/**
 * The multiples of a unit on both sides of a number.
 * @example multipleWords(1000, 384, t) // => '768 or 1,152'
 */
export function multipleWords(number: number, unit: number, t: Translate): string {
  const below = Math.floor(number / unit) * unit;
  return choiceWords(below === 0 ? [unit] : [below, below + unit], t);
}

function choiceWords(numbers: readonly number[], t: Translate): string {
  const words = [...numbers].sort((left, right) => left - right).map(formatExact);
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : t('{0} or {1}', words.slice(0, -1).join(', '), last);
}
