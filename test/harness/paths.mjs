import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything the harness installs, downloads or writes; git-ignored, and safe to delete at any time. */
export const workFolder = join(root, '.vscode-test');

/** The folder of this harness. */
export const harnessFolder = join(root, 'test', 'harness');

/** The packaged extension, as `npm run package` writes it. */
export const vsixFile = join(root, 'dist', 'scaling-lens.vsix');
