import { type Notice, type NoticeCode, type TextRange } from '../../engine/notice';
import { parseAmount } from '../../engine/parseAmount';
import { type ConfigNode, type MapEntry, type MapNode } from '../document/node';
import { type ValueKind } from './keys';

/** What stands as the source of an assumption: where its key is. */
export type SourceOf = (path: readonly (string | number)[], keyRange: TextRange) => string;

/** Reads values of a tree as people write them; what is wrong is remarked at its place and left out. */
export class NodeReader {
  constructor(
    readonly sourceOf: SourceOf,
    readonly notices: Notice[] = [],
  ) {}

  /** Collects a remark about a place. */
  report(
    code: NoticeCode,
    severity: Notice['severity'],
    range: TextRange,
    path: readonly (string | number)[],
    args: Notice['args'],
  ): void {
    this.notices.push({ code, severity, args, at: { path, range } });
  }

  /** A number above zero as people write it; a share may be written in per cent. */
  number(node: ConfigNode, path: readonly (string | number)[], kind: ValueKind): number | undefined {
    const written = node.kind === 'scalar' ? node.text.trim().replace(/^\$/, '') : '';
    const share = kind === 'share' && written.endsWith('%') ? 0.01 : 1;
    const amount = parseAmount(share === 1 ? written : written.slice(0, -1));
    const value = 'problem' in amount ? undefined : amount.value * share;
    const isWrong =
      value === undefined ||
      (kind === 'share' && value > 1) ||
      (kind === 'count' && !Number.isInteger(value));
    if (!isWrong) return value;
    const expected = { amount: '> 0', count: '1, 2, 3 …', share: '0 … 1', text: 'string' }[kind];
    this.report('out-of-bounds', 'warning', node.range, path, {
      key: path.join('.'),
      value: written,
      expected,
    });
    return undefined;
  }

  /** The map that stands there; anything else is remarked. */
  mapAt(entry: MapEntry | undefined, path: readonly (string | number)[]): MapNode | undefined {
    if (entry === undefined) return undefined;
    if (entry.value.kind === 'map') return entry.value;
    this.wrong(entry.value, path, 'object');
    return undefined;
  }

  /** Remarks keys that mean nothing there. */
  checkKeys(map: MapNode, path: readonly (string | number)[], known: readonly string[]): void {
    for (const [key, { keyRange }] of map.entries) {
      if (!known.includes(key))
        this.report('unknown-key', 'warning', keyRange, [...path, key], { key, known: known.join(', ') });
    }
  }

  /** Remarks a value of another type than expected. */
  wrong(node: ConfigNode, path: readonly (string | number)[], expected: string): void {
    const actual = node.kind === 'map' ? 'object' : node.kind === 'list' ? 'array' : typeof node.value;
    this.report('wrong-type', 'warning', node.range, path, { key: path.join('.'), expected, actual });
  }
}
