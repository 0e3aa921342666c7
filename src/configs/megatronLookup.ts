import { type Sourced } from '../engine/run';
import { type Bounds, formatDefault, type Section } from './section';

/** Arguments read by name wherever a framework puts them: the first section that has one counts. */
export abstract class ArgumentLookup {
  constructor(
    private readonly sections: readonly (Section | undefined)[],
    private readonly whose: string,
  ) {}

  protected of(key: string): Section | undefined {
    return this.sections.find((section) => section?.map.entries.has(key) === true) ?? this.sections[0];
  }

  protected keys(): readonly string[] {
    return this.sections.flatMap((section) => [...(section?.map.entries.keys() ?? [])]);
  }

  protected has(key: string): boolean {
    return this.of(key)?.peek(key) !== undefined;
  }

  /** The first of the names that is anywhere. */
  protected first(keys: string | readonly string[]): string {
    const all = typeof keys === 'string' ? [keys] : keys;
    return all.find((key) => this.has(key)) ?? all[0] ?? '';
  }

  protected read<T>(
    keys: string | readonly string[],
    how: (section: Section, key: string) => T,
  ): T | undefined {
    const key = this.first(keys);
    const section = this.of(key);
    return section === undefined ? undefined : how(section, key);
  }

  protected size(keys: string | readonly string[], bounds?: Partial<Bounds>): Sourced<number> | undefined {
    return this.read(keys, (section, key) => section.size(key, bounds));
  }

  protected whole(keys: readonly string[]): Sourced<number> | undefined {
    return this.read(keys, (section, key) => section.whole(key));
  }

  protected amount(key: string): Sourced<number> | undefined {
    return this.read(key, (section) => section.amount(key));
  }

  protected rate(key: string): Sourced<number> | undefined {
    return this.read(key, (section) => section.rate(key));
  }

  protected flag(keys: string | readonly string[]): Sourced<boolean> | undefined {
    return this.read(keys, (section, key) => section.flag(key));
  }

  protected text(keys: string | readonly string[]): Sourced<string> | undefined {
    return this.read(keys, (section, key) => section.text(key));
  }

  protected default<T>(value: T): Sourced<T> {
    return formatDefault(value, this.whose);
  }
}
