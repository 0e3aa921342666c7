import { type Notice, type NoticeCode, type Place, type Severity, type TextRange } from '../engine/notice';
import { type Sourced } from '../engine/run';
import { coerceFlag, coerceNumber, coerceText, coerceWritten, type Coercion } from './coerce';
import { type ConfigNode, type MapEntry, type MapNode } from './document/node';
import { resolveReference } from './interpolation';

/** One key or several spellings of it, the preferred one first. */
export type Keys = string | readonly string[];

/** What a number may be. */
export interface Bounds {
  readonly minimum: number;
  readonly maximum: number;
  readonly whole: boolean;
  /** Values that mean "not set", e.g. −1. */
  readonly unset?: readonly number[];
}

/** Dimensions, layers, heads, batch sizes: whole, from 1 to a thousand million. */
const SIZE: Bounds = { minimum: 1, maximum: 1e9, whole: true };
/** Counts that may be none: whole, from 0 to a thousand million. */
const WHOLE: Bounds = { minimum: 0, maximum: 1e9, whole: true };
/** Tokens, steps, samples: whole, from 1 to 10^18. */
const AMOUNT: Bounds = { minimum: 1, maximum: 1e18, whole: true };
/** Rates and ratios: finite, not negative. */
const RATE: Bounds = { minimum: 0, maximum: 1e18, whole: false };

/**
 * One map of a document, read key by key: `undefined` where a key is missing, null, `auto` or unusable, a
 * {@link Sourced} with its place otherwise. What is unusable is reported to {@link notices}, shared by all sections
 * of a reading. References such as `${variables.x}` are followed within {@link root}.
 */
export class Section {
  constructor(
    readonly map: MapNode,
    readonly path: readonly (string | number)[] = [],
    readonly notices: Notice[] = [],
    /** Where references start, with its own path. */
    readonly root: { readonly map: MapNode; readonly path: readonly (string | number)[] } = { map, path },
  ) {}

  /** The block's range in the text. */
  get range(): TextRange {
    return this.map.range;
  }

  /** The node under a key, references followed, without any notice; undefined if missing or null. */
  peek(key: string): ConfigNode | undefined {
    const entry = this.map.entries.get(key);
    if (entry === undefined) return undefined;
    const node = this.follow(entry.value);
    return node?.kind === 'scalar' && node.value === undefined ? undefined : node;
  }

  /** Whether the key is there with a number, without any notice: for fingerprints. */
  isNumber(key: string): boolean {
    const node = this.peek(key);
    return node?.kind === 'scalar' && coerceNumber(node).kind === 'value';
  }

  /** Whether the key is there with a string (not a number or boolean), without any notice: for fingerprints. */
  isText(key: string): boolean {
    const node = this.peek(key);
    return node?.kind === 'scalar' && typeof node.value === 'string' && coerceNumber(node).kind !== 'value';
  }

  /** The map under a key; undefined if it is missing or no map. */
  section(key: string): Section | undefined {
    const node = this.peek(key);
    if (node?.kind !== 'map') return undefined;
    return new Section(node, [...this.path, key], this.notices, this.root);
  }

  /** The file that the value of a key names, if it was read: see `references/`. */
  content(key: string): Section | undefined {
    const content = this.map.entries.get(key)?.content;
    return content && new Section(content, [...this.path, key], this.notices);
  }

  /** The file a key's value came from; undefined if it stands in this one. */
  fileOf(key: string): string | undefined {
    return this.map.entries.get(key)?.value.from?.file;
  }

  /** The same map as the root of references, for blocks that are read as files of their own. */
  asRoot(): Section {
    return new Section(this.map, this.path, this.notices);
  }

  /** The same map with keys also found without leading dashes and with `_` for `-` (`--num-layers`: `num_layers`). */
  withUnderscores(): Section {
    const entries = new Map(this.map.entries);
    for (const [key, entry] of this.map.entries) {
      if (key.includes('-')) entries.set(key.replace(/^-+/, '').replaceAll('-', '_'), entry);
    }
    return new Section({ ...this.map, entries }, this.path, this.notices, this.root);
  }

  /** A dimension or count: whole, 1 … 10^9. */
  size(keys: Keys, bounds?: Partial<Bounds>): Sourced<number> | undefined {
    return this.bounded(keys, bounds === undefined ? SIZE : { ...SIZE, ...bounds });
  }

  /** A count that may be none: whole, 0 … 10^9. */
  whole(keys: Keys, bounds?: Partial<Bounds>): Sourced<number> | undefined {
    return this.bounded(keys, bounds === undefined ? WHOLE : { ...WHOLE, ...bounds });
  }

  /** Tokens, steps or samples: whole, 1 … 10^18. */
  amount(keys: Keys, bounds?: Partial<Bounds>): Sourced<number> | undefined {
    return this.bounded(keys, bounds === undefined ? AMOUNT : { ...AMOUNT, ...bounds });
  }

  /** A rate or ratio: 0 … 10^18, not necessarily whole. */
  rate(keys: Keys, bounds?: Partial<Bounds>): Sourced<number> | undefined {
    return this.bounded(keys, bounds === undefined ? RATE : { ...RATE, ...bounds });
  }

  /** A boolean, in any spelling of YAML 1.1. */
  flag(keys: Keys): Sourced<boolean> | undefined {
    return this.scalar(keys, 'boolean', coerceFlag);
  }

  /** A string. */
  text(keys: Keys): Sourced<string> | undefined {
    return this.scalar(keys, 'string', coerceText);
  }

  /** A scalar as it is written, for values with units (`63900ba`, `2e12T`). */
  written(keys: Keys): Sourced<string> | undefined {
    return this.scalar(keys, 'string', coerceWritten);
  }

  /** A list of strings. */
  texts(keys: Keys): Sourced<readonly string[]> | undefined {
    return this.list(keys, 'string[]', (node) =>
      node.kind === 'scalar' ? coerceText(node) : { kind: 'wrong' },
    );
  }

  /** A list of whole numbers ≥ 0. */
  numbers(keys: Keys): Sourced<readonly number[]> | undefined {
    return this.list(keys, 'number[]', (node) => {
      const reading = node.kind === 'scalar' ? coerceNumber(node) : ({ kind: 'wrong' } as const);
      const usable = reading.kind !== 'value' || (Number.isInteger(reading.value) && reading.value >= 0);
      return usable ? reading : { kind: 'wrong' };
    });
  }

  /** Reports something about the value of a key. */
  report(code: NoticeCode, severity: Severity, key: string, args: Notice['args']): void {
    const entry = this.map.entries.get(key);
    const at = entry === undefined ? undefined : this.place(entry);
    if (this.notices.some((notice) => notice.code === code && notice.at?.range.start === at?.range.start)) {
      return;
    }
    this.notices.push({ code, severity, args, at });
  }

  /** From the first of these keys that is there to the end of its value: where a block without a map of its own stands. */
  entryRange(keys: Keys): TextRange | undefined {
    for (const key of typeof keys === 'string' ? [keys] : keys) {
      const entry = this.map.entries.get(key);
      if (entry !== undefined) return { start: entry.keyRange.start, end: entry.value.range.end };
    }
    return undefined;
  }

  /** The place of the value under a key, if it is there. */
  entryPlace(key: string): Place | undefined {
    const entry = this.map.entries.get(key);
    return entry && this.place(entry);
  }

  /** The place of a key's value. */
  place(entry: MapEntry): Place {
    const { range, from } = entry.value;
    const path = this.path.length === 0 ? [entry.key] : [...this.path, entry.key];
    const place = { path, range, keyRange: entry.keyRange };
    return from === undefined ? place : { ...place, from };
  }

  private follow(node: ConfigNode): ConfigNode | undefined {
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || !node.value.includes('$')) return node;
    return resolveReference(node, this.root.map, this.path.slice(this.root.path.length));
  }

  /** The first spelling that is there and not null, references followed. */
  private find(keys: Keys): { readonly entry: MapEntry; readonly node: ConfigNode } | undefined {
    for (const key of typeof keys === 'string' ? [keys] : keys) {
      const entry = this.map.entries.get(key);
      if (entry === undefined) continue;
      const node = this.follow(entry.value);
      if (node === undefined) {
        const value = entry.value.kind === 'scalar' ? entry.value.text : '';
        this.report('unresolved-reference', 'info', key, { value });
        return undefined;
      }
      if (node.kind !== 'scalar' || node.value !== undefined) return { entry, node };
    }
    return undefined;
  }

  private scalar<T>(
    keys: Keys,
    expected: string,
    coerce: (node: ConfigNode & { kind: 'scalar' }) => Coercion<T>,
  ): Sourced<T> | undefined {
    const found = this.find(keys);
    if (found === undefined) return undefined;
    const { entry, node } = found;
    const reading: Coercion<T> = node.kind === 'scalar' ? coerce(node) : { kind: 'wrong' };
    if (reading.kind === 'unknown') return undefined;
    if (reading.kind === 'wrong') {
      this.report('wrong-type', 'error', entry.key, { key: entry.key, expected, actual: describeType(node) });
      return undefined;
    }
    if (reading.readAsText === true && node.kind === 'scalar') {
      this.report('number-read-as-text', 'hint', entry.key, { value: node.text });
    }
    return { value: reading.value, origin: 'file', at: this.place(entry) };
  }

  private bounded(keys: Keys, bounds: Bounds): Sourced<number> | undefined {
    const read = this.scalar(keys, 'number', coerceNumber);
    if (read === undefined || bounds.unset?.includes(read.value) === true) return undefined;
    const { value } = read;
    const within = value >= bounds.minimum && value <= bounds.maximum;
    if (within && (!bounds.whole || Number.isInteger(value))) return read;
    const key = String(read.at?.path.at(-1));
    this.report('out-of-bounds', 'error', key, {
      key,
      value: String(value),
      expected: `${bounds.minimum} … ${bounds.maximum}`,
    });
    return undefined;
  }

  private list<T>(
    keys: Keys,
    expected: string,
    coerce: (node: ConfigNode) => Coercion<T>,
  ): Sourced<readonly T[]> | undefined {
    const found = this.find(keys);
    if (found === undefined) return undefined;
    const { entry, node } = found;
    const values: T[] = [];
    for (const written of node.kind === 'list' ? node.items : [node]) {
      const item = this.follow(written);
      if (item === undefined) {
        const value = written.kind === 'scalar' ? written.text : '';
        this.report('unresolved-reference', 'info', entry.key, { value });
        return undefined;
      }
      const reading: Coercion<T> = node.kind === 'list' ? coerce(item) : { kind: 'wrong' };
      if (reading.kind === 'value') values.push(reading.value);
      else {
        this.report('wrong-type', 'error', entry.key, {
          key: entry.key,
          expected,
          actual: describeType(item),
        });
        return undefined;
      }
    }
    return { value: values, origin: 'file', at: this.place(entry) };
  }
}

/** The type of a node in words of the file formats. */
export function describeType(node: ConfigNode): string {
  if (node.kind === 'map') return 'object';
  if (node.kind === 'list') return 'array';
  return node.value === undefined ? 'null' : typeof node.value;
}

/** A framework's default: never shown as if the file said it. `whose` names the framework and class. */
export function formatDefault<T>(value: T, whose: string): Sourced<T> {
  return { value, origin: 'format-default', note: whose };
}

/** A value computed from the file, with its derivation in symbols; undefined stays undefined. */
export function derived<T>(value: T, derivation: string, at?: Place): Sourced<T> {
  return { value, origin: 'derived', note: derivation, ...(at === undefined ? {} : { at }) };
}
