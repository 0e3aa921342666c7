import { type TextRange } from '../engine/notice';
import { type FieldPath, type RunDescription, type Sourced } from '../engine/run';

/** One value of a run description with the name of its field. */
export interface Leaf {
  readonly field: FieldPath;
  readonly sourced: Sourced<unknown>;
}

/** A leaf that stands under a position, and the range of the key or value there. */
export interface LeafAtPosition extends Leaf {
  readonly range: TextRange;
}

/** All values of a description, group by group; a family's own numbers have no field and are left out. */
export function leavesOf(description: RunDescription): readonly Leaf[] {
  const { modelName, architecture, training, data, cluster, serving } = description;
  const groups = {
    architecture: { ...architecture, familySpecific: undefined },
    training,
    data,
    cluster,
    serving,
  };
  const leaves = Object.entries(groups).flatMap(([group, members]) =>
    Object.entries(members as Readonly<Record<string, Sourced<unknown> | undefined>>).flatMap(
      ([name, sourced]) =>
        sourced === undefined ? [] : [{ field: `${group}.${name}` as FieldPath, sourced }],
    ),
  );
  return modelName === undefined ? leaves : [{ field: 'modelName', sourced: modelName }, ...leaves];
}

/**
 * The value at an offset of the text, whether on the value itself or on its key. Where several fields were read from
 * one place, what stands there wins over what came from another file by a reference, what the file itself says over
 * what was derived from it, then the shorter range.
 * @returns undefined if no value stands there
 */
export function leafAt(description: RunDescription, offset: number): LeafAtPosition | undefined {
  let best: LeafAtPosition | undefined;
  for (const leaf of leavesOf(description)) {
    const range = rangeAt(leaf, offset);
    if (range !== undefined && (best === undefined || isBetter({ ...leaf, range }, best))) {
      best = { ...leaf, range };
    }
  }
  return best;
}

function rangeAt({ sourced: { at, also = [] } }: Leaf, offset: number): TextRange | undefined {
  const others = also.filter(({ from }) => from === undefined);
  return [...(at === undefined ? [] : [at]), ...others]
    .flatMap(({ range, keyRange }) => [range, keyRange])
    .find((range) => range !== undefined && contains(range, offset));
}

/** A position just behind the last character still counts, as it does for words. */
function contains({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end && start < end;
}

/** The values that a reference at an offset brought in from other files. */
export function leavesFromFilesAt(description: RunDescription, offset: number): readonly Leaf[] {
  return leavesOf(description).filter(
    (leaf) => leaf.sourced.at?.from !== undefined && rangeAt(leaf, offset) !== undefined,
  );
}

function isBetter(candidate: LeafAtPosition, best: LeafAtPosition): boolean {
  const here = Number(isHere(candidate)) - Number(isHere(best));
  if (here !== 0) return here > 0;
  const stated = Number(candidate.sourced.origin === 'file') - Number(best.sourced.origin === 'file');
  if (stated !== 0) return stated > 0;
  return candidate.range.end - candidate.range.start < best.range.end - best.range.start;
}

function isHere({ sourced: { at } }: Leaf): boolean {
  return at?.from === undefined;
}
