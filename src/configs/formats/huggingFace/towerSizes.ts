import { type VisionSizes } from '../../../engine/architecture/vision/visionSizes';
import { type Sourced } from '../../../engine/run';
import { type Section } from '../../section';

/** Reads one section for the rules of a tower, and remembers what it says and what it leaves to the class. */
export class TowerSizes implements VisionSizes {
  /** Sizes that the section states. */
  readonly stated = new Set<string>();
  /** Keys that the rules asked for and the class fills in. */
  readonly byClass = new Set<string>();
  /** Whether a value is there that no count can use; it was reported. */
  unusable = false;

  constructor(private readonly section: Section) {}

  size(key: string, byDefault: number): number {
    return this.take(key, (name) => this.section.size(name)) ?? byDefault;
  }

  ratio(key: string, byDefault: number): number {
    const ratio = this.take(key, (name) => this.section.rate(name)) ?? byDefault;
    if (ratio === 0) this.unusable = true;
    return ratio;
  }

  pair(key: string, byDefault: number): readonly [height: number, width: number] {
    if (this.section.peek(key)?.kind !== 'list') {
      const side = this.size(key, byDefault);
      return [side, side];
    }
    const [height, width, more] = this.take(key, (name) => this.section.numbers(name)) ?? [];
    if (height !== undefined && width !== undefined && more === undefined && height * width > 0) {
      return [height, width];
    }
    this.unusable = true;
    return [byDefault, byDefault];
  }

  flag(key: string, byDefault: boolean): boolean {
    return this.section.flag(key)?.value ?? byDefault;
  }

  text(key: string): string | undefined {
    return this.section.text(key)?.value;
  }

  entries(key: string, byDefault: number): number {
    const node = this.section.peek(key);
    if (node === undefined) return byDefault;
    return node.kind === 'list' ? node.items.length : 1;
  }

  private take<T>(key: string, read: (key: string) => Sourced<T> | undefined): T | undefined {
    if (this.section.peek(key) === undefined) {
      this.byClass.add(key);
      return undefined;
    }
    this.stated.add(key);
    const value = read(key)?.value;
    if (value === undefined) this.unusable = true;
    return value;
  }
}
