import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A variable that test/harness/runE2e.mjs sets; alone, without it, the UI tests cannot run. */
function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: start the UI tests with \`npm run test:e2e\`.`);
  return value;
}

/** The address of the running VS Code, for example `http://127.0.0.1:43210/`. */
export const serverUrl = (): string => variable('SCALING_LENS_URL');

/** The opened folder: a copy of media/examples and test/fixtures/workspace, free to change. */
export const workspaceFolder = (): string => variable('SCALING_LENS_WORKSPACE');

/** Puts a file into the opened folder. */
export function writeWorkspaceFile(path: string, text: string): void {
  writeFileSync(join(workspaceFolder(), path), text);
}

/** Reads a file of the opened folder as it is saved. */
export function readWorkspaceFile(path: string): string {
  return readFileSync(join(workspaceFolder(), path), 'utf8');
}
