import { type ForeignPlace, type TextRange } from '../../engine/notice';

/** What a scalar says before coercion; `undefined` is a null or empty value. A number may be NaN or infinite here. */
export type ScalarValue = string | number | boolean | undefined;

/** A number, string, boolean or null. */
export interface ScalarNode {
  readonly kind: 'scalar';
  /** Of the text as written, quotes included; of the alias where an alias stands for it. */
  readonly range: TextRange;
  /** The content without quotes and escapes. */
  readonly text: string;
  readonly value: ScalarValue;
  /** An unquoted YAML scalar without a tag: its type is guessed from its spelling, and YAML 1.1 and 1.2 guess differently. */
  readonly plain: boolean;
  /** A tag of the application, e.g. `!include`; those of YAML itself are left out. */
  readonly tag?: string;
  readonly from?: ForeignPlace;
}

/** A sequence. */
export interface ListNode {
  readonly kind: 'list';
  readonly range: TextRange;
  readonly items: readonly ConfigNode[];
  readonly from?: ForeignPlace;
}

/** One key of a map with its value; entries that came through a merge key keep their own place. */
export interface MapEntry {
  readonly key: string;
  readonly keyRange: TextRange;
  readonly value: ConfigNode;
  /** The content of the file that the value names, where it was read (`deepspeed: zero3.json`). */
  readonly content?: MapNode;
}

/** A mapping; of a repeated key the last entry is kept. A `Map`, so `__proto__` is a key like any other. */
export interface MapNode {
  readonly kind: 'map';
  readonly range: TextRange;
  readonly entries: ReadonlyMap<string, MapEntry>;
  readonly from?: ForeignPlace;
}

/**
 * One tree for JSON and YAML with UTF-16 offsets. Aliases and merge keys are resolved by sharing nodes, so the tree
 * is a finite directed graph without cycles; code that visits all of it must count its steps (see `yaml.ts`).
 * Nodes that were put in from another file say so in `from`; their ranges are those of the reference in this text.
 */
export type ConfigNode = MapNode | ListNode | ScalarNode;

/**
 * The node a key path leads to.
 * @returns undefined if a step is not there
 */
export function nodeAtPath(
  root: ConfigNode | undefined,
  path: readonly (string | number)[],
): ConfigNode | undefined {
  let node = root;
  for (const step of path) {
    if (node?.kind === 'map') node = node.entries.get(String(step))?.value;
    else if (node?.kind === 'list' && /^\d+$/.test(String(step))) node = node.items[Number(step)];
    else return undefined;
  }
  return node;
}
