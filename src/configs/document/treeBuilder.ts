import { type Notice, type TextRange } from '../../engine/notice';
import { duplicateKey, MAXIMUM_NODES, refusal } from './limits';
import { type ConfigNode, type MapEntry } from './node';

/** A collection that is still open. */
type Open =
  | {
      readonly kind: 'map';
      readonly start: number;
      readonly entries: Map<string, MapEntry>;
      /** The key that waits for its value. */
      key: string | undefined;
      keyRange: TextRange;
    }
  | { readonly kind: 'list'; readonly start: number; readonly items: ConfigNode[] };

/** Builds a tree from the events of a parser, in order and without recursion. */
export class TreeBuilder {
  root: ConfigNode | undefined;
  private readonly open: Open[] = [];
  private nodes = 0;

  constructor(private readonly notices: Notice[]) {}

  openMap(start: number): void {
    this.open.push({
      kind: 'map',
      start,
      entries: new Map(),
      key: undefined,
      keyRange: { start, end: start },
    });
  }

  openList(start: number): void {
    this.open.push({ kind: 'list', start, items: [] });
  }

  key(key: string, keyRange: TextRange): void {
    const map = this.open.at(-1);
    if (map?.kind !== 'map') return;
    if (map.entries.has(key)) this.notices.push(duplicateKey(key, keyRange));
    map.key = key;
    map.keyRange = keyRange;
  }

  close(end: number): void {
    const top = this.open.pop();
    if (top === undefined) return;
    const range = { start: top.start, end };
    if (top.kind === 'map') this.add({ kind: 'map', range, entries: top.entries });
    else this.add({ kind: 'list', range, items: top.items });
  }

  add(node: ConfigNode): void {
    this.nodes++;
    if (this.nodes > MAXIMUM_NODES) {
      if (this.nodes === MAXIMUM_NODES + 1) {
        this.notices.push(refusal(`${MAXIMUM_NODES} values`, node.range.start));
      }
      return;
    }
    const parent = this.open.at(-1);
    if (parent === undefined) this.root ??= node;
    else if (parent.kind === 'list') parent.items.push(node);
    else if (parent.key !== undefined) {
      // Written out: this runs for every value, and a spread here takes as long as all of the parsing.
      parent.entries.set(parent.key, { key: parent.key, keyRange: parent.keyRange, value: node });
      parent.key = undefined;
    }
  }
}
