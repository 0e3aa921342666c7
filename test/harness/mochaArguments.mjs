import { join } from 'node:path';
import { harnessFolder, root } from './paths.mjs';

/**
 * Node's arguments that run mocha over some test files, apart from the defaults in package.json (which are those of
 * `npm run test:unit`). A forgotten `.only`, a skipped test and an empty run all fail.
 *
 * @param {string} spec which files
 * @param {{ timeoutSeconds?: number, retries?: number }} [options] how long a test may take, 20 s unless given, and how
 *   often a failed one is tried again, never unless given: only a busy machine's window needs it
 */
export function mochaArguments(spec, { timeoutSeconds = 20, retries = 0 } = {}) {
  return [
    ...['--import', 'tsx'],
    join(root, 'node_modules', 'mocha', 'bin', 'mocha.js'),
    '--no-package',
    '--no-config',
    '--forbid-only',
    '--forbid-pending',
    '--fail-zero',
    ...['--timeout', String(timeoutSeconds * 1000)],
    ...['--retries', String(retries)],
    ...['--reporter', join(harnessFolder, 'countingReporter.cjs')],
    spec,
  ];
}
