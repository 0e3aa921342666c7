import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { npm } from './processes.mjs';

/** Installs the packages of package-lock.json unless exactly those are installed. Throws when npm fails. */
export async function ensureDependencies() {
  const missing = differsFromLock(root);
  if (missing === undefined) return;
  console.log(`Installing dependencies (${missing})…`);
  if ((await npm(['ci', '--no-fund', '--no-audit'])) !== 0) {
    throw new Error('The dependencies could not be installed: `npm ci` failed, see above.');
  }
}

/**
 * Compares what npm noted when it installed with what package-lock.json asks for. (Times would not do: a checkout
 * renews the lock's.)
 *
 * @param {string} folder a folder with a package-lock.json
 * @returns {string | undefined} what is missing or different, undefined when nothing is
 */
export function differsFromLock(folder) {
  const note = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return 'node_modules is missing';
  const wanted = readPackages(join(folder, 'package-lock.json'));
  const installed = readPackages(note);
  // Optional packages belong to other platforms and are installed only there.
  const different = Object.entries(wanted).find(
    ([path, { version, optional }]) => path !== '' && !optional && installed[path]?.version !== version,
  );
  return different === undefined ? undefined : `${different[0]} is not the version of the lock file`;
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
