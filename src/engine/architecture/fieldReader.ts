import { type Notice, type NoticeCode, type Severity } from '../notice';
import { type ArchitectureFields, type PositionKind, type Sourced } from '../run';

/** Names of the fields of one type. */
type FieldOf<T> = {
  [K in keyof ArchitectureFields]-?: ArchitectureFields[K] extends Sourced<T> | undefined ? K : never;
}[keyof ArchitectureFields];

export type NumberField = FieldOf<number>;
export type FlagField = FieldOf<boolean>;

/** No model has more layers; above, counting would say nothing true. */
const MOST_LAYERS = 1e6;
/** No model is wider, has more rows, heads or experts. */
const LARGEST_SIZE = 1e9;

/**
 * Reads architecture fields for a family's rules and collects what is wrong with them. A required field that is
 * missing or impossible reads as 1, so that rules stay straight-line; {@link failed} then says that the count
 * means nothing.
 */
export class FieldReader {
  readonly notices: Notice[] = [];

  constructor(private readonly fields: ArchitectureFields) {}

  /** Whether anything a count needs was missing or impossible. */
  get failed(): boolean {
    return this.notices.some((notice) => notice.severity === 'error');
  }

  /** A size that must be there: whole, from 1. */
  size(name: NumberField): number {
    const value = this.optionalSize(name);
    if (value === undefined && this.fields[name] === undefined) this.missing(name);
    return value ?? 1;
  }

  /** A size, or what the family takes if nothing is said. */
  sizeOr(name: NumberField, fallback: number): number {
    return this.optionalSize(name) ?? fallback;
  }

  /** A size that may be missing; impossible values are errors. */
  optionalSize(name: NumberField): number | undefined {
    return this.within('architecture', name, this.fields[name], 1);
  }

  /** A count that may be 0; 0 if missing. */
  count(name: NumberField): number {
    return this.within('architecture', name, this.fields[name], 0) ?? 0;
  }

  flag(name: FlagField, fallback: boolean): boolean {
    return this.fields[name]?.value ?? fallback;
  }

  /** How positions enter; `fallback` if nothing is said. */
  positions(fallback: PositionKind): PositionKind {
    return this.fields.positions?.value ?? fallback;
  }

  /** Kinds of the layers where the file lists them. */
  get layerTypes(): readonly string[] | undefined {
    return this.fields.layerTypes?.value;
  }

  /** Layers that stay dense whatever the interval says, each once. */
  get denseLayerIndices(): readonly number[] {
    return [...new Set(this.fields.denseLayerIndices?.value ?? [])];
  }

  /** A number of this family alone; undefined if missing, an error if negative, fractional or absurd. */
  special(key: string, most = LARGEST_SIZE): number | undefined {
    const field = this.fields.familySpecific?.[key];
    if (typeof field?.value !== 'number') return undefined;
    return this.within('architecture.familySpecific', key, { ...field, value: field.value }, 0, most);
  }

  specialFlag(key: string, fallback: boolean): boolean {
    const value = this.fields.familySpecific?.[key]?.value;
    return typeof value === 'boolean' ? value : fallback;
  }

  /** A list of this family alone, an entry a layer. */
  specialList(key: string): readonly (number | string)[] | undefined {
    const value = this.fields.familySpecific?.[key]?.value;
    return typeof value === 'object' ? value : undefined;
  }

  specialText(key: string): string | undefined {
    const value = this.fields.familySpecific?.[key]?.value;
    return typeof value === 'string' ? value : undefined;
  }

  /** Says that the count needs this field. */
  missing(name: keyof ArchitectureFields): void {
    this.report('missing-field', 'error', { field: `architecture.${name}` });
  }

  /** Collects a remark, once; `about` gives the place. */
  report(code: NoticeCode, severity: Severity, args: Notice['args'], about?: keyof ArchitectureFields): void {
    if (this.notices.some((each) => each.code === code && areSame(each.args, args))) return;
    const field = about === undefined ? undefined : (this.fields[about] as Sourced<unknown> | undefined);
    this.notices.push({ code, severity, args, ...(field?.at === undefined ? {} : { at: field.at }) });
  }

  private within(
    group: string,
    name: string,
    field: Sourced<number> | undefined,
    least: number,
    largest = LARGEST_SIZE,
  ): number | undefined {
    if (field === undefined) return undefined;
    const { value } = field;
    const isCount = Number.isInteger(value) && value >= least;
    if (isCount && value <= MOST_LAYERS) return value;
    const most = /layers$/i.test(name) ? MOST_LAYERS : largest;
    if (isCount && value <= most) return value;
    const args = {
      key: String(field.at?.path.at(-1) ?? `${group}.${name}`),
      value: String(value),
      expected: `${least} … ${most}`,
    };
    if (!this.notices.some((each) => each.code === 'out-of-bounds' && each.args.key === args.key)) {
      this.notices.push({
        code: 'out-of-bounds',
        severity: 'error',
        args,
        ...(field.at === undefined ? {} : { at: field.at }),
      });
    }
    return undefined;
  }
}

/** Whether two remarks of one code say the same. */
function areSame(args: Notice['args'], others: Notice['args']): boolean {
  for (const name in args) if (args[name] !== others[name]) return false;
  return true;
}
