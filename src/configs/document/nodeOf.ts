import { type ConfigNode, type MapEntry, type ScalarValue } from './node';

/** Values that are no text have no place in one. */
const NOWHERE = { start: 0, end: 0 };

/** Deeper than anything that is read; what lies below is left out. */
const DEEPEST = 8;

/**
 * A value that came as one, not as text, as a tree: what reads configs also reads settings.
 * @example nodeOf({ pue: 1.1 }).kind // => 'map'
 */
export function nodeOf(value: unknown, depth = 0): ConfigNode {
  if (typeof value !== 'object' || value === null || depth >= DEEPEST) return scalar(value);
  if (Array.isArray(value))
    return { kind: 'list', range: NOWHERE, items: value.map((each) => nodeOf(each, depth + 1)) };
  const entries = Object.entries(value).map(([key, each]): readonly [string, MapEntry] => [
    key,
    { key, keyRange: NOWHERE, value: nodeOf(each, depth + 1) },
  ]);
  return { kind: 'map', range: NOWHERE, entries: new Map(entries) };
}

function scalar(given: unknown): ConfigNode {
  const isValue = typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean';
  const value: ScalarValue = isValue ? given : undefined;
  return {
    kind: 'scalar',
    range: NOWHERE,
    text: value === undefined ? '' : String(value),
    value,
    plain: false,
  };
}
