/** What is wrong with an amount or goal that a person typed; the report has a sentence for each. */
export type AmountProblemCode =
  /** Nothing was typed. */
  | 'empty'
  /** There is no number in `text`. */
  | 'not-a-number'
  /** The number is zero or negative. */
  | 'not-positive'
  /** The number is larger than anything meant seriously, or infinite. */
  | 'too-large'
  /** What stands behind the number is not a unit the question knows; `text` is that unit. */
  | 'unknown-unit'
  /** A number without a unit that could mean several things. */
  | 'unit-missing'
  /** The accelerator named in the unit is not in the table; `text` is its name. */
  | 'unknown-accelerator';

/** A problem as data. `text` is the part of the input that is meant. */
export interface AmountProblem {
  readonly code: AmountProblemCode;
  readonly text: string;
}

/** An amount, or why there is none. */
export type AmountResult = { readonly value: number } | { readonly problem: AmountProblem };

/** A number with what stands behind it, e.g. `5k GPU-hours` → 5000 and `GPU-hours`. */
export interface AmountWithUnit {
  readonly value: number;
  readonly unit: string;
}

/** The short-scale suffixes people put behind parameters, tokens and dollars. */
const MULTIPLES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, g: 1e9, t: 1e12 };
const MULTIPLE_WORDS: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

/** Beyond this nothing is meant seriously: a Jupiter brain runs at about 1e42 FLOP/s. */
const LARGEST = 1e45;
const LONGEST_INPUT = 100;

const NUMBER = /^([+-]?)((?:\d(?:[_, ]?\d)*)?(?:\.\d[\d_]*)?)(?:e([+-]?\d{1,4}))?/i;
/** Commas and spaces may only group thousands: `1,000` is a number, `1,5` is not ours to guess. */
const GROUPED = /^(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d[\d_]*|)(?:\.\d[\d_]*)?$/;

function problem(code: AmountProblemCode, text: string): { readonly problem: AmountProblem } {
  return { problem: { code, text: text.slice(0, LONGEST_INPUT) } };
}

/** Splits `text` at the end of its number and multiplies the suffix in; the unit keeps its spelling. */
export function parseAmountWithUnit(text: string): AmountWithUnit | { readonly problem: AmountProblem } {
  const trimmed = text.trim();
  if (trimmed === '') return problem('empty', text);
  if (trimmed.length > LONGEST_INPUT) return problem('not-a-number', text);
  const match = NUMBER.exec(trimmed);
  const digits = (match?.[2] ?? '').trim();
  if (match === null || !/\d/.test(digits) || !GROUPED.test(digits)) return problem('not-a-number', trimmed);
  const exponent = match[3] === undefined ? '' : `e${match[3]}`;
  const number = Number(`${match[1]}${digits.replace(/[_, ]/g, '')}${exponent}`);
  const { factor, unit } = multipleOf(trimmed.slice(match[0].length));
  const value = number * factor;
  if (!(value > 0)) return problem(Number.isNaN(value) ? 'not-a-number' : 'not-positive', trimmed);
  if (value > LARGEST) return problem('too-large', trimmed);
  return { value: Number(value.toPrecision(15)), unit };
}

function multipleOf(rest: string): { readonly factor: number; readonly unit: string } {
  const trimmed = rest.trim();
  const letter = /^([kmbgt])(?![a-z])/i.exec(trimmed);
  if (letter !== null) {
    return { factor: MULTIPLES[trimmed.charAt(0).toLowerCase()] ?? 1, unit: trimmed.slice(1).trim() };
  }
  const [word = ''] = /^[a-z]+/i.exec(trimmed) ?? [];
  const factor = Object.hasOwn(MULTIPLE_WORDS, word.toLowerCase())
    ? MULTIPLE_WORDS[word.toLowerCase()]
    : undefined;
  return factor === undefined
    ? { factor: 1, unit: trimmed }
    : { factor, unit: trimmed.slice(word.length).trim() };
}

/**
 * Reads a bare positive number as people write it: `1.4T`, `70B`, `6e23`, `1_000`, `1,000`, `2.5 million`.
 * A unit behind the number is a problem here; see `parseGoal` for numbers with units.
 * @example parseAmount('1.4T') // => { value: 1.4e12 }
 */
export function parseAmount(text: string): AmountResult {
  const amount = parseAmountWithUnit(text);
  if ('problem' in amount) return amount;
  return amount.unit === '' ? { value: amount.value } : problem('unknown-unit', amount.unit);
}
