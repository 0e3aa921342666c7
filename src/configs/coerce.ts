import { type ScalarNode } from './document/node';
import { numberIn } from './document/plainValue';

/** What became of a scalar: a value, a word for "decided elsewhere", or the wrong type. */
export type Coercion<T> =
  | {
      readonly kind: 'value';
      readonly value: T;
      /** PyYAML reads what is written here as text, not as a number. */
      readonly readAsText?: boolean;
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'wrong' };

/** Words that leave the value to the framework or to whoever launches the run (docs/values.md). */
const DECIDED_ELSEWHERE = new Set(['auto', '???', 'none', 'null', '~', '']);

/** Exponents that PyYAML takes for text: without a dot, or without a sign (pyyaml issue 173). */
const PYYAML_TEXT = /^[-+]?(?:[\d_]+[eE]|[\d_]*\.[\d_]*[eE]\d)/;

const TRUE = new Set(['true', 'yes', 'on']);
const FALSE = new Set(['false', 'no', 'off']);

/** Numbers as numbers; number-like text as well, since trainers convert it (`2e-5`, `"4096"`, `70_000`). */
export function coerceNumber(node: ScalarNode): Coercion<number> {
  if (typeof node.value === 'number') {
    return node.plain && PYYAML_TEXT.test(node.text)
      ? { kind: 'value', value: node.value, readAsText: true }
      : { kind: 'value', value: node.value };
  }
  if (typeof node.value !== 'string') return { kind: 'wrong' };
  if (DECIDED_ELSEWHERE.has(node.value.toLowerCase())) return { kind: 'unknown' };
  const value = numberIn(node.value.trim());
  return value === undefined ? { kind: 'wrong' } : { kind: 'value', value };
}

/** Booleans in every spelling of YAML 1.1, quoted or not. */
export function coerceFlag(node: ScalarNode): Coercion<boolean> {
  if (typeof node.value === 'boolean') return { kind: 'value', value: node.value };
  if (typeof node.value !== 'string') return { kind: 'wrong' };
  const word = node.value.toLowerCase();
  if (DECIDED_ELSEWHERE.has(word)) return { kind: 'unknown' };
  if (TRUE.has(word)) return { kind: 'value', value: true };
  return FALSE.has(word) ? { kind: 'value', value: false } : { kind: 'wrong' };
}

/** Text; numbers and booleans are not text. */
export function coerceText(node: ScalarNode): Coercion<string> {
  if (typeof node.value !== 'string') return { kind: 'wrong' };
  return node.value === '???' || node.value === ''
    ? { kind: 'unknown' }
    : { kind: 'value', value: node.value };
}

/** Anything as it is written: for values that mix numbers and units. */
export function coerceWritten(node: ScalarNode): Coercion<string> {
  return node.text === '???' || node.text === 'auto'
    ? { kind: 'unknown' }
    : { kind: 'value', value: node.text.trim() };
}
