import { type Sourced } from '../../../engine/run';
import { derived, formatDefault, type Section } from '../../section';
import { type ModelTypeDefaults } from './modelTypeDefaults';

/** The release whose classes the defaults were read from. */
const TRANSFORMERS = 'transformers 5.18';

/** Reads one model of a config: its section, and its class's defaults where a key is absent or null. */
export class FieldSource {
  constructor(
    readonly section: Section,
    readonly modelType: string | undefined,
    readonly defaults: ModelTypeDefaults | undefined,
  ) {}

  /** Whose defaults they are. */
  get whose(): string {
    const { configurationFile = TRANSFORMERS, configClass = 'PretrainedConfig' } = this.defaults ?? {};
    return `${configurationFile} ${configClass}`;
  }

  /** A size under any spelling; the class's default only if none of them has a value. */
  size(keys: readonly string[], fallback?: number): Sourced<number> | undefined {
    return this.section.size(keys) ?? this.unlessSaid(keys, fallback);
  }

  /** As {@link size}, for counts that may be 0. */
  whole(keys: readonly string[], fallback?: number): Sourced<number> | undefined {
    return this.section.whole(keys) ?? this.unlessSaid(keys, fallback);
  }

  flag(key: string, fallback: boolean): Sourced<boolean> {
    return this.section.flag(key) ?? formatDefault(fallback, this.whose);
  }

  /** Whether the key is there with `null`, which switches off what its class would have by default. */
  isNull(key: string): boolean {
    return this.section.map.entries.has(key) && this.section.peek(key) === undefined;
  }

  fromClass<T>(value: T | undefined): Sourced<T> | undefined {
    return value === undefined ? undefined : formatDefault(value, this.whose);
  }

  /** A value that follows from one in the file. */
  derive<T>(value: T, derivation: string, from?: Sourced<unknown>): Sourced<T> {
    return derived(value, derivation, from?.at);
  }

  private unlessSaid(keys: readonly string[], fallback: number | undefined): Sourced<number> | undefined {
    return fallback !== undefined && this.isSilent(keys) ? this.fromClass(fallback) : undefined;
  }

  /** Whether no spelling has a value: what is there but unusable must not be covered by a default. */
  isSilent(keys: readonly string[]): boolean {
    return keys.every((key) => this.section.peek(key) === undefined);
  }
}
