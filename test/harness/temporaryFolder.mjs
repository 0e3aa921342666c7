import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { workFolder } from './paths.mjs';

/** What is deleted when this process ends. */
const folders = [];

/** Makes an empty folder under .vscode-test/ that is deleted when this process ends. */
export function temporaryFolder(name) {
  mkdirSync(workFolder, { recursive: true });
  const folder = mkdtempSync(join(workFolder, `${name}-`));
  if (folders.length === 0) process.once('exit', deleteFolders);
  folders.push(folder);
  return folder;
}

function deleteFolders() {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
