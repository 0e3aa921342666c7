import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { workFolder } from './paths.mjs';

/** Makes an empty folder under .vscode-test/ that is deleted when this process ends. */
export function temporaryFolder(name) {
  mkdirSync(workFolder, { recursive: true });
  const folder = mkdtempSync(join(workFolder, `${name}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}
