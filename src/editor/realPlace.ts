import { realpath } from 'node:fs/promises';
import { sep } from 'node:path';

/** Where a path of the disk leads once links are followed: below the folder, out of it, or nowhere. */
export type RealPlace = 'within' | 'outside' | 'nowhere';

/**
 * Follows the links of a file and of the folder it should lie in, as the command line does: a link within the folder is
 * fine, one that leads out is not read.
 */
export async function realPlace(folder: string, file: string): Promise<RealPlace> {
  try {
    const [root, target] = await Promise.all([realpath(folder), realpath(file)]);
    return target.startsWith(root.endsWith(sep) ? root : root + sep) ? 'within' : 'outside';
  } catch {
    // Not there, a circle of links, or no permission.
    return 'nowhere';
  }
}
