import { type ReferenceProblem } from '../../engine/referenceProblem';

/** Where a path may be meant to start: the folder of the file that names it, or that and every folder above. */
export type Search = 'beside' | 'upwards';

/** Longer than any path that a file system takes. */
const LONGEST_PATH = 1000;

/** The folder of a file. @example folderOf('conf/train.yaml') // => 'conf' */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/**
 * The places in the workspace that a path written in a config may mean, the nearest first. Trainers take paths from
 * the folder they are started in, which nobody knows here: it is looked for upwards from the file.
 * @returns a problem for addresses, absolute paths and paths that lead out of the workspace
 * @example placesOf('ds/zero3.json', 'examples/sft', 'upwards')
 * // => ['examples/sft/ds/zero3.json', 'examples/ds/zero3.json', 'ds/zero3.json']
 */
export function placesOf(
  written: string,
  folder: string,
  search: Search,
): readonly string[] | ReferenceProblem {
  const path = written.trim().replaceAll('\\', '/');
  if (/^[a-z][\w+.-]+:\/\//i.test(path)) return 'remote';
  if (/^([/~]|[a-z]:)/i.test(path)) return 'outside-workspace';
  if (path === '' || path.length > LONGEST_PATH || path.includes('\0')) return 'not-found';
  const starts = folder.split('/').filter((name) => name !== '');
  const places: string[] = [];
  for (let up = 0; up <= (search === 'upwards' ? starts.length : 0); up++) {
    const place = joined(starts.slice(0, starts.length - up), path);
    if (place !== undefined && !places.includes(place)) places.push(place);
  }
  return places.length === 0 ? 'outside-workspace' : places;
}

/** A path without `.` and `..`; undefined if it leads above the root. */
function joined(folder: readonly string[], path: string): string | undefined {
  const names = [...folder];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.pop() === undefined) return undefined;
  }
  return names.join('/');
}
