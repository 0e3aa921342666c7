import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type FileAccess, type FileContent, MAXIMUM_BYTES } from '../configs/references/fileAccess';

/**
 * The files that a config on disk may refer to: those of its git repository; without one, of the folder the program
 * runs in, if the config lies there, else of the config's own folder. Links that lead out of it are not followed.
 * @returns undefined for stdin and for files that are not there
 */
export async function filesAround(file: string): Promise<FileAccess | undefined> {
  if (file === '-') return undefined;
  try {
    const config = await realpath(resolve(file));
    const root = await workspaceOf(config);
    return { path: pathWithin(root, config), read: (path) => contentOf(root, join(root, path)) };
  } catch {
    return undefined;
  }
}

async function workspaceOf(config: string): Promise<string> {
  const folder = dirname(config);
  for (let up = folder; ; up = dirname(up)) {
    if (await isThere(join(up, '.git'))) return up;
    if (up === dirname(up)) break;
  }
  const here = await realpath(process.cwd());
  return isWithin(here, config) ? here : folder;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Whether a real path lies below a folder. */
function isWithin(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function pathWithin(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

async function contentOf(root: string, path: string): Promise<FileContent> {
  try {
    const file = await realpath(path);
    if (!isWithin(root, file)) return { problem: 'outside-workspace' };
    const found = await stat(file);
    if (!found.isFile()) return { problem: 'not-found' };
    if (found.size > MAXIMUM_BYTES) return { problem: 'too-large' };
    return { text: await readFile(file, 'utf8') };
  } catch {
    return { problem: 'not-found' };
  }
}
