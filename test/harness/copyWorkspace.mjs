import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { temporaryFolder } from './temporaryFolder.mjs';

/** What the suites in VS Code find in their workspace: the examples that users see, and files only tests need. */
const SOURCES = [join('media', 'examples'), join('test', 'fixtures', 'workspace')];

/** Makes a copy of the fixture workspace, so that tests may write; deleted when this process ends. */
export function copyWorkspace() {
  const folder = temporaryFolder('workspace');
  for (const source of SOURCES.map((path) => join(root, path)).filter((path) => existsSync(path))) {
    cpSync(source, folder, { recursive: true });
  }
  return folder;
}
