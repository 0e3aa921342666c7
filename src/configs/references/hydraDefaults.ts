import { type ConfigNode, type MapNode } from '../document/node';
import { type Composition, type Reference } from './composition';
import { type Choice, choicesOf } from './hydraChoices';
import { type Anchor, emptyMap, mergeMaps, transplant, wrapped } from './trees';

/** Whether a document is put together from others by a defaults list of Hydra. */
export function hasDefaults(root: MapNode): boolean {
  return listOf(root) !== undefined;
}

function listOf(root: MapNode): (ConfigNode & { kind: 'list' }) | undefined {
  const list = root.entries.get('defaults')?.value;
  return list?.kind === 'list' && list.items.length > 0 ? list : undefined;
}

/**
 * Hydra: the files that a defaults list chooses, merged in its order (hydra.cc, The Defaults List). A file of a group
 * stands under the group's name unless a package says otherwise; without `_self_` the file's own values come last
 * and win, as of Hydra 1.1. Groups of Hydra itself are left out.
 */
export async function composeDefaults(root: MapNode, composition: Composition): Promise<MapNode> {
  const list = new DefaultsList(composition.folder);
  const pieces = await list.piecesOf(root, { group: '', package: [] }, composition);
  const anchor = { range: root.range, keyRange: root.range };
  const merged = pieces.reduce(
    (below, { map, path, anchor: place }) => mergeMaps(below, wrapped(map, path, place)),
    emptyMap(anchor),
  );
  const { range, from } = root;
  return { kind: 'map', range, entries: merged.entries, ...(from === undefined ? {} : { from }) };
}

/** The content of one file and the keys it stands under. */
interface Piece {
  readonly map: MapNode;
  readonly path: readonly string[];
  readonly anchor: Anchor;
}

/** Where a file lies in the tree of groups, and the keys its content stands under. */
interface Position {
  readonly group: string;
  readonly package: readonly string[];
}

class DefaultsList {
  /** What an `override` chose for a group, by the group's path; the outermost one counts. */
  readonly #overrides = new Map<string, Choice>();

  constructor(
    /** Where the groups are: the folder of the first file. */
    private readonly folder: string,
  ) {}

  /** A file's own content and that of everything it chooses, in the order of merging. */
  async piecesOf(map: MapNode, position: Position, composition: Composition): Promise<readonly Piece[]> {
    const range = map.range;
    const own: Piece = { map, path: position.package, anchor: { range, keyRange: range } };
    const list = listOf(map);
    if (list === undefined) return [own];
    const choices = choicesOf(list);
    for (const choice of choices) {
      const group = groupOf(choice, position);
      if (choice.override && !this.#overrides.has(group)) this.#overrides.set(group, choice);
    }
    const pieces: Piece[] = [];
    const last = choices.at(-1);
    for (const choice of choices) {
      if (choice.isSelf) {
        if (choice === last) pieces.push(...(await this.#leftOver(position, composition)));
        pieces.push(own);
      } else if (!choice.override) pieces.push(...(await this.#chosen(choice, position, composition)));
    }
    if (last?.isSelf !== true) pieces.push(...(await this.#leftOver(position, composition)));
    return choices.some(({ isSelf }) => isSelf) ? pieces : [...pieces, own];
  }

  /** Overrides of groups that nothing here chooses: opened alone, such a file (an experiment) still means them. */
  async #leftOver(position: Position, composition: Composition): Promise<readonly Piece[]> {
    if (!composition.isOutermost) return [];
    const pieces: Piece[] = [];
    for (const choice of [...this.#overrides.values()]) {
      pieces.push(...(await this.#chosen({ ...choice, override: false }, position, composition)));
    }
    return pieces;
  }

  async #chosen(choice: Choice, position: Position, composition: Composition): Promise<readonly Piece[]> {
    const group = groupOf(choice, position);
    if (/^hydra(\/|$)/.test(group)) return [];
    const { names } = this.#overrides.get(group) ?? choice;
    this.#overrides.delete(group);
    const pieces: Piece[] = [];
    for (const name of names) {
      const path = [group, /\.ya?ml$/.test(name) ? name : `${name}.yaml`].filter(Boolean).join('/');
      const reference: Reference = {
        written: path,
        folder: this.folder,
        anchor: choice.anchor,
        search: choice.isAbsolute ? 'upwards' : 'beside',
        severity: 'warning',
        optional: choice.optional,
      };
      if (/[$?]/.test(name)) {
        composition.report('not-found', { ...reference, written: name });
        continue;
      }
      const file = await composition.open(reference);
      if (file?.root === undefined) continue;
      if (file.root.kind !== 'map') {
        composition.report('not-usable', reference);
        continue;
      }
      const anchor = composition.placeOf(choice.anchor);
      const map = transplant(file.root, file.path, anchor) as MapNode;
      const below = { group, package: packageOf(choice, group, position, file.text) };
      const inner = await this.piecesOf(map, below, composition.within(file, anchor));
      pieces.push(
        ...inner.map((piece) => (piece.map === map ? { ...piece, map: withoutDefaults(map) } : piece)),
      );
    }
    return pieces;
  }
}

/** The group's path from the folder of all groups. */
function groupOf({ group, isAbsolute }: Choice, position: Position): string {
  return [isAbsolute ? '' : position.group, group].filter(Boolean).join('/');
}

/** The keys a chosen file stands under: as the list says, as the file's own first lines say, else the group's. */
function packageOf(choice: Choice, group: string, position: Position, text: string): readonly string[] {
  const header = /^(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*#[ \t]*@package[ \t]+(\S+)/.exec(text)?.[1];
  const stated = choice.package ?? (header === undefined ? undefined : `_global_.${header}`);
  const groupKeys = (path: string): readonly string[] => path.split('/').filter(Boolean);
  if (stated === undefined) {
    return choice.isAbsolute ? groupKeys(group) : [...position.package, ...groupKeys(choice.group)];
  }
  const keys = stated.split('.').flatMap((key) => (key === '_group_' ? groupKeys(group) : [key]));
  const global = keys.lastIndexOf('_global_');
  const relative = keys.slice(global + 1).filter((key) => key !== '' && key !== '_here_');
  return global === -1 ? [...position.package, ...relative] : relative;
}

function withoutDefaults(map: MapNode): MapNode {
  const entries = new Map(map.entries);
  entries.delete('defaults');
  return { ...map, entries };
}
