import { type MapEntry, type MapNode } from './node';

/** The same map with a value at a path of keys, within blocks that are made where there are none. */
export function assigned(map: MapNode, path: readonly string[], entry: MapEntry): MapNode {
  const [key = '', ...rest] = path;
  const before = map.entries.get(key)?.value;
  const inner: MapNode = before?.kind === 'map' ? before : { ...map, entries: new Map() };
  const value = rest.length === 0 ? entry.value : assigned(inner, rest, entry);
  return { ...map, entries: new Map(map.entries).set(key, { ...entry, key, value }) };
}
