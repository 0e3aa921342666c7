import { type ScalarValue } from './node';

const NULLS = new Set(['', '~', 'null', 'Null', 'NULL']);
const TRUE = new Set(['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON']);
const FALSE = new Set(['false', 'False', 'FALSE', 'no', 'No', 'NO', 'off', 'Off', 'OFF']);

/** Digits with optional underscores, fraction and exponent. */
const DECIMAL = /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]?\d+)?$/;
const OCTAL = /^0o[0-7]+$/;
const HEXADECIMAL = /^0x[\da-fA-F]+$/;
const NOT_A_NUMBER = /^\.nan$/i;
const INFINITE = /^([-+]?)\.inf$/i;

/**
 * What an unquoted YAML scalar means: the union of YAML 1.2's core schema and what YAML 1.1 trainers accept
 * (`70_000`, `yes`, `off`), so that both spellings reach the same value. docs/values.md has the table.
 * @example plainValue('70_000') // => 70000
 */
export function plainValue(text: string): ScalarValue {
  const first = text.charCodeAt(0);
  // Longer than any number or word here, or starting with a letter that none of the words starts with.
  if (text.length > 40) return text;
  if (NULLS.has(text)) return undefined;
  if (TRUE.has(text)) return true;
  if (FALSE.has(text)) return false;
  if (first > 0x39) return text;
  return numberIn(text) ?? text;
}

/**
 * The number written in a text; undefined if it is none; NaN and Infinity as YAML spells them.
 * @example numberIn('2e12') // => 2000000000000
 */
export function numberIn(text: string): number | undefined {
  if (DECIMAL.test(text)) return Number(text.replaceAll('_', ''));
  if (OCTAL.test(text) || HEXADECIMAL.test(text)) return Number(text);
  if (NOT_A_NUMBER.test(text)) return Number.NaN;
  const infinite = INFINITE.exec(text);
  if (infinite === null) return undefined;
  return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
