import { type Assumed, type Assumptions, type Range, type TokenBudget } from '../../engine/assumptions';
import { type Accelerator } from '../../engine/hardware/accelerator';
import { ownOrNamed } from '../../engine/hardware/accelerators';
import { isLawId } from '../../engine/laws/lawLoaders';
import { parseAmount } from '../../engine/parseAmount';
import { type MapEntry, type MapNode } from '../document/node';
import { PLAIN_KEYS, SERVING_KEYS, SPECIAL_KEYS, type ValueKind } from './keys';
import { NodeReader } from './nodeReader';
import { statedAccelerators } from './statedAccelerators';

/** Reads the keys of a team's assumptions from a tree; what is wrong is remarked and left out. */
export class AssumptionReader extends NodeReader {
  read(root: MapNode): Partial<Assumptions> {
    const special = SPECIAL_KEYS.map(({ key }) => key);
    this.checkKeys(root, [], [...special, ...PLAIN_KEYS.map(({ key }) => key)]);
    const own = statedAccelerators(root, this);
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

  private from<T>({ keyRange }: MapEntry, path: readonly (string | number)[], value: T): Assumed<T> {
    return { value, origin: 'setting', source: this.sourceOf(path, keyRange) };
  }
}

/** Without what is not there, so that a spread leaves the rest as it was. */
function present<T extends object>(fields: { readonly [K in keyof T]?: unknown }): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
