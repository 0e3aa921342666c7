import { type ConfigNode, type ListNode } from '../document/node';
import { type Anchor, anchorOf } from './trees';

/** One line of a defaults list. */
export interface Choice {
  /** `_self_`: the file's own content. */
  readonly isSelf: boolean;
  /** Folder of the file from that of the list, `''` beside it. */
  readonly group: string;
  /** The group's path starts at the folder of all groups (`/model: small`). */
  readonly isAbsolute: boolean;
  /** Names of the files without their ending; none where the choice is null. */
  readonly names: readonly string[];
  /** Where its content goes (`model@student: small`). */
  readonly package?: string;
  readonly optional: boolean;
  /** Replaces what another list chose for the group (`override model: large`). */
  readonly override: boolean;
  readonly anchor: Anchor;
}

/** Longest list that is followed; the rest is left out. */
const MAXIMUM_CHOICES = 100;

/** The lines of a defaults list (hydra.cc, grammar of the defaults list). */
export function choicesOf(list: ListNode): readonly Choice[] {
  return list.items.slice(0, MAXIMUM_CHOICES).flatMap((item) => {
    if (item.kind === 'scalar') return plainChoice(item);
    if (item.kind !== 'map') return [];
    return [...item.entries.values()].map((entry) => {
      const { words, path } = wordsBefore(entry.key);
      const [group = '', target] = path.split('@');
      return {
        isSelf: false,
        ...inGroup(group),
        ...(target === undefined ? {} : { package: target }),
        names: namesOf(entry.value),
        optional: words.includes('optional'),
        override: words.includes('override'),
        anchor: anchorOf(entry),
      };
    });
  });
}

/** `_self_`, `base`, `model/small` or `base@model`. */
function plainChoice(item: ConfigNode & { kind: 'scalar' }): readonly Choice[] {
  const { words, path } = wordsBefore(item.text);
  if (path === '') return [];
  const [file = '', target] = path.split('@');
  const slash = file.lastIndexOf('/');
  return [
    {
      isSelf: path === '_self_',
      ...inGroup(file.slice(0, slash + 1)),
      ...(target === undefined ? {} : { package: target }),
      names: [file.slice(slash + 1)],
      optional: words.includes('optional'),
      override: false,
      anchor: { range: item.range, keyRange: item.range },
    },
  ];
}

/** `optional override db/engine` → its words and its path. */
function wordsBefore(text: string): { readonly words: readonly string[]; readonly path: string } {
  const parts = text.trim().split(/\s+/);
  return { words: parts.slice(0, -1), path: parts.at(-1) ?? '' };
}

/** A group of `.` is the list's own folder. */
function inGroup(path: string): Pick<Choice, 'group' | 'isAbsolute'> {
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  return { group: names.join('/'), isAbsolute: path.startsWith('/') };
}

function namesOf(node: ConfigNode): readonly string[] {
  if (node.kind === 'list') return node.items.flatMap(namesOf);
  return node.kind === 'scalar' && node.value !== undefined ? [node.text.trim()] : [];
}
