import { type TextRange } from '../../engine/notice';
import { type ConfigNode, type MapEntry, type MapNode, type ScalarNode } from '../document/node';

/** Where a reference stands in the text that refers: everything it brings in is shown there. */
export interface Anchor {
  readonly range: TextRange;
  readonly keyRange: TextRange;
}

/** The anchor of a key whose value refers to a file. */
export function anchorOf({ keyRange, value }: MapEntry): Anchor {
  return { keyRange, range: value.range };
}

/** A map of nothing at an anchor. */
export function emptyMap({ range }: Anchor): MapNode {
  return { kind: 'map', range, entries: new Map() };
}

/**
 * The tree of another file, to be put in at a reference: every place becomes that of the reference, and `from` says
 * where it really is. Nodes that aliases share stay shared.
 */
export function transplant(root: ConfigNode, file: string, anchor: Anchor): ConfigNode {
  const moved = new Map<ConfigNode, ConfigNode>();
  const move = (node: ConfigNode): ConfigNode => {
    const before = moved.get(node);
    if (before !== undefined) return before;
    const place = { range: anchor.range, from: node.from ?? { file, range: node.range } };
    const after: ConfigNode =
      node.kind === 'map'
        ? { ...node, ...place, entries: movedEntries(node.entries) }
        : node.kind === 'list'
          ? { ...node, ...place, items: node.items.map(move) }
          : { ...node, ...place };
    moved.set(node, after);
    return after;
  };
  const movedEntries = (entries: MapNode['entries']): MapNode['entries'] =>
    new Map(
      [...entries].map(([key, entry]) => [
        key,
        {
          ...entry,
          keyRange: anchor.keyRange,
          value: move(entry.value),
          ...(entry.content === undefined ? {} : { content: move(entry.content) as MapNode }),
        },
      ]),
    );
  return move(root);
}

/**
 * Most entries that are merged key by key; beyond, the second map's value simply replaces the first's. MaxText's base
 * has some 700, and only maps that share nodes by aliases come near it.
 */
const MAXIMUM_MERGED = 20_000;

/**
 * Merges maps into each other: what the second says wins, maps in both are merged key by key, as OmegaConf does.
 */
export function mergeMaps(base: MapNode, over: MapNode): MapNode {
  let left = MAXIMUM_MERGED;
  const merge = (below: MapNode, above: MapNode): MapNode => {
    const entries = new Map(below.entries);
    for (const [key, entry] of above.entries) {
      left--;
      const old = entries.get(key)?.value;
      const { value } = entry;
      const both = left > 0 && old?.kind === 'map' && value.kind === 'map' && old !== value;
      entries.set(key, both ? { ...entry, value: merge(old, value) } : entry);
    }
    return { ...above, entries };
  };
  return merge(base, over);
}

/** A map under a path of keys, e.g. under `model.encoder`. */
export function wrapped(map: MapNode, path: readonly string[], anchor: Anchor): MapNode {
  return path.reduceRight<MapNode>(
    (value, key) => ({
      kind: 'map',
      range: anchor.range,
      ...(map.from === undefined ? {} : { from: map.from }),
      entries: new Map([[key, { key, keyRange: anchor.keyRange, value }]]),
    }),
    map,
  );
}

/** The same map with one entry changed. */
export function withEntry(map: MapNode, entry: MapEntry): MapNode {
  return { ...map, entries: new Map(map.entries).set(entry.key, entry) };
}

/** The text of a scalar that is neither number, boolean nor empty. */
export function textOf(node: ConfigNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' && node.value.trim() !== ''
    ? node.value.trim()
    : undefined;
}

/** Every scalar of a tree that satisfies a condition, each shared node visited once. */
export function scalarsOf(root: ConfigNode, isWanted: (node: ScalarNode) => boolean): readonly ScalarNode[] {
  const seen = new Set<ConfigNode>();
  const found: ScalarNode[] = [];
  const visit = (node: ConfigNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'scalar') {
      if (isWanted(node)) found.push(node);
    } else if (node.kind === 'list') node.items.forEach(visit);
    else for (const { value } of node.entries.values()) visit(value);
  };
  visit(root);
  return found;
}
