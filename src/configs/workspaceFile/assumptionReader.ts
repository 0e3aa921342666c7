import { type Assumed, type Assumptions, type Range, type TokenBudget } from '../../engine/assumptions';
import { type Accelerator, type MatrixPrecision } from '../../engine/hardware/accelerator';
import { acceleratorById, ownOrNamed } from '../../engine/hardware/accelerators';
import { accelerator as acceleratorOf } from '../../engine/hardware/specification';
import { isLawId } from '../../engine/laws/lawLoaders';
import { type Notice, type NoticeCode, type TextRange } from '../../engine/notice';
import { parseAmount } from '../../engine/parseAmount';
import { type ConfigNode, type MapEntry, type MapNode } from '../document/node';
import { ACCELERATOR_KEYS, PLAIN_KEYS, SERVING_KEYS, SPECIAL_KEYS, type ValueKind } from './keys';

const TERAFLOPS: readonly MatrixPrecision[] = ['bf16', 'fp16', 'tf32', 'fp32', 'fp8', 'int8', 'fp4'];

/** What stands as the source of an assumption: where its key is. */
export type SourceOf = (path: readonly (string | number)[], keyRange: TextRange) => string;

/** Reads the keys of a team's assumptions from a tree; what is wrong is remarked and left out. */
export class AssumptionReader {
  constructor(
    private readonly sourceOf: SourceOf,
    readonly notices: Notice[] = [],
  ) {}

  read(root: MapNode): Partial<Assumptions> {
    const special = SPECIAL_KEYS.map(({ key }) => key);
    this.checkKeys(root, [], [...special, ...PLAIN_KEYS.map(({ key }) => key)]);
    const own = [...this.ownAccelerators(root), ...this.prices(root)];
    const found: Record<string, unknown> = {};
    for (const { key, field, kind } of PLAIN_KEYS)
      found[field] = this.assumed(root.entries.get(key), kind, [key]);
    return present<Assumptions>({
      ...found,
      law: this.law(root.entries.get('law')),
      tokens: this.tokens(root.entries.get('tokens')),
      accelerator: this.accelerator(root.entries.get('accelerator'), own, ['accelerator']),
      utilization: this.range(root.entries.get('utilization'), ['utilization'], 1),
      powerUsageEffectiveness: this.range(root.entries.get('pue'), ['pue'], 10, 1),
      ownAccelerators: own.length === 0 ? undefined : own,
      serving: this.serving(root, own),
    });
  }

  report(
    code: NoticeCode,
    severity: Notice['severity'],
    range: TextRange,
    path: readonly (string | number)[],
    args: Notice['args'],
  ): void {
    this.notices.push({ code, severity, args, at: { path, range } });
  }

  private serving(root: MapNode, own: readonly Accelerator[]): Assumptions['serving'] {
    const map = this.mapAt(root.entries.get('serving'), ['serving']);
    if (map === undefined) return undefined;
    this.checkKeys(
      map,
      ['serving'],
      SERVING_KEYS.map(({ key }) => key),
    );
    const found: Record<string, unknown> = {};
    for (const { key, field, kind } of SERVING_KEYS) {
      const entry = map.entries.get(key);
      found[field] =
        key === 'accelerator'
          ? this.accelerator(entry, own, ['serving', key])
          : this.assumed(entry, kind, ['serving', key]);
    }
    return present(found);
  }

  private assumed(
    entry: MapEntry | undefined,
    kind: ValueKind,
    path: readonly string[],
  ): Assumed<number | string> | undefined {
    if (entry === undefined) return undefined;
    if (kind === 'text') return this.word(entry, path);
    const value = this.number(entry.value, path, kind);
    return value === undefined ? undefined : this.from(entry, path, value);
  }

  private word(entry: MapEntry, path: readonly string[]): Assumed<string> | undefined {
    const { value: node } = entry;
    if (node.kind === 'scalar' && typeof node.value === 'string' && node.value !== '')
      return this.from(entry, path, node.value);
    this.wrong(node, path, 'string');
    return undefined;
  }

  /** A number above zero as people write it; a share may be written in per cent. */
  private number(node: ConfigNode, path: readonly (string | number)[], kind: ValueKind): number | undefined {
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

  private law(entry: MapEntry | undefined): Assumed<string> | undefined {
    const word = entry && this.word(entry, ['law']);
    if (entry === undefined || word === undefined || isLawId(word.value)) return word;
    this.report('unknown-law', 'warning', entry.value.range, ['law'], { name: word.value });
    return undefined;
  }

  private tokens(entry: MapEntry | undefined): Assumed<TokenBudget> | undefined {
    if (entry === undefined) return undefined;
    const written = entry.value.kind === 'scalar' ? entry.value.text.trim() : '';
    const multiple = /^(.*\d)\s*[xX×]$/.exec(written);
    const amount = parseAmount(multiple?.[1] ?? written);
    if ('problem' in amount) {
      this.report('out-of-bounds', 'warning', entry.value.range, ['tokens'], {
        key: 'tokens',
        value: written,
        expected: '20x, 2T',
      });
      return undefined;
    }
    const budget: TokenBudget =
      multiple === null
        ? { kind: 'tokens', tokens: amount.value }
        : { kind: 'tokens-per-parameter', ratio: amount.value };
    return this.from(entry, ['tokens'], budget);
  }

  private accelerator(
    entry: MapEntry | undefined,
    own: readonly Accelerator[],
    path: readonly string[],
  ): Assumed<string> | undefined {
    const word = entry && this.word(entry, path);
    if (entry === undefined || word === undefined) return undefined;
    const found = ownOrNamed(word.value, own);
    if (found !== undefined) return { ...word, value: found.id };
    this.report('unknown-name', 'warning', entry.value.range, path, { name: word.value });
    return undefined;
  }

  /** A number, or value, low and high. */
  private range(
    entry: MapEntry | undefined,
    path: readonly string[],
    most: number,
    least = 0,
  ): Assumed<Range> | undefined {
    if (entry === undefined) return undefined;
    const { value: node } = entry;
    const kind = most === 1 ? 'share' : 'amount';
    const at = (key: string): number | undefined => {
      const each = node.kind === 'map' ? node.entries.get(key)?.value : key === 'value' ? node : undefined;
      return each === undefined ? undefined : this.number(each, [...path, key], kind);
    };
    const value = at('value');
    if (value === undefined) return undefined;
    const [low = value, high = value] = [at('low'), at('high')];
    if (least <= low && low <= value && value <= high && high <= most)
      return this.from(entry, path, { value, low, high });
    this.report('out-of-bounds', 'warning', node.range, path, {
      key: path.join('.'),
      value: low === high ? String(value) : `${low} ≤ ${value} ≤ ${high}`,
      expected: `${least} … ${most}`,
    });
    return undefined;
  }

  /** Listed accelerators at the team's prices; ids of none are remarked. */
  private prices(root: MapNode): readonly Accelerator[] {
    const map = this.mapAt(root.entries.get('prices'), ['prices']);
    return [...(map?.entries ?? [])].flatMap(([id, entry]): readonly Accelerator[] => {
      const listed = acceleratorById(id);
      if (listed === undefined) {
        this.report('unknown-name', 'warning', entry.keyRange, ['prices', id], { name: id });
        return [];
      }
      const price = this.number(entry.value, ['prices', id], 'amount');
      return price === undefined ? [] : [{ ...listed, price: this.price(price, ['prices', id], entry) }];
    });
  }

  private ownAccelerators(root: MapNode): readonly Accelerator[] {
    const node = root.entries.get('accelerators')?.value;
    if (node === undefined) return [];
    if (node.kind !== 'list') {
      this.wrong(node, ['accelerators'], 'array');
      return [];
    }
    return node.items.flatMap((item, index) => this.ownAccelerator(item, ['accelerators', index]));
  }

  private ownAccelerator(item: ConfigNode, path: readonly (string | number)[]): readonly Accelerator[] {
    if (item.kind !== 'map') {
      this.wrong(item, path, 'object');
      return [];
    }
    this.checkKeys(item, path, ACCELERATOR_KEYS);
    const text = (key: string): string | undefined => {
      const node = item.entries.get(key)?.value;
      return node?.kind === 'scalar' && node.text !== '' ? node.text : undefined;
    };
    const number = (key: string): number | undefined => {
      const node = item.entries.get(key)?.value;
      return node === undefined ? undefined : this.number(node, [...path, key], 'amount');
    };
    const [id, memoryGigabytes] = [text('id'), number('memoryGB')];
    if (id === undefined || memoryGigabytes === undefined) {
      this.report('missing-key', 'warning', item.range, path, { key: id === undefined ? 'id' : 'memoryGB' });
      return [];
    }
    const rates = this.mapAt(item.entries.get('teraflops'), [...path, 'teraflops']);
    const teraflops: Partial<Record<MatrixPrecision, number>> = {};
    if (rates !== undefined) this.checkKeys(rates, [...path, 'teraflops'], TERAFLOPS);
    for (const precision of TERAFLOPS) {
      const node = rates?.entries.get(precision)?.value;
      const rate =
        node === undefined ? undefined : this.number(node, [...path, 'teraflops', precision], 'amount');
      if (rate !== undefined) teraflops[precision] = rate;
    }
    const [price, power] = [number('price'), number('watts')];
    const entry = item.entries.get('price');
    return [
      acceleratorOf({
        id,
        title: text('title') ?? id,
        vendor: text('vendor') ?? '',
        year: 0,
        memoryGigabytes,
        bandwidthGigabytes: number('bandwidthGBs'),
        teraflops,
        ...(power === undefined ? {} : { power }),
        ...(price === undefined || entry === undefined ? {} : { price: this.price(price, path, entry) }),
        source: this.sourceOf(path, item.range),
      }),
    ];
  }

  private price(
    usdPerHour: number,
    path: readonly (string | number)[],
    { keyRange }: MapEntry,
  ): NonNullable<Accelerator['price']> {
    return { usdPerHour, basis: this.sourceOf(path, keyRange), confidence: 'stated' };
  }

  private mapAt(entry: MapEntry | undefined, path: readonly (string | number)[]): MapNode | undefined {
    if (entry === undefined) return undefined;
    if (entry.value.kind === 'map') return entry.value;
    this.wrong(entry.value, path, 'object');
    return undefined;
  }

  private checkKeys(map: MapNode, path: readonly (string | number)[], known: readonly string[]): void {
    for (const [key, { keyRange }] of map.entries) {
      if (!known.includes(key))
        this.report('unknown-key', 'warning', keyRange, [...path, key], { key, known: known.join(', ') });
    }
  }

  private wrong(node: ConfigNode, path: readonly (string | number)[], expected: string): void {
    const actual = node.kind === 'map' ? 'object' : node.kind === 'list' ? 'array' : typeof node.value;
    this.report('wrong-type', 'warning', node.range, path, { key: path.join('.'), expected, actual });
  }

  private from<T>({ keyRange }: MapEntry, path: readonly (string | number)[], value: T): Assumed<T> {
    return { value, origin: 'setting', source: this.sourceOf(path, keyRange) };
  }
}

/** Without what is not there, so that a spread leaves the rest as it was. */
function present<T extends object>(fields: { readonly [K in keyof T]?: unknown }): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
