import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, workFolder } from './paths.mjs';
import { cleanEnvironment, stopProcess } from './processes.mjs';

const profile = join(workFolder, 'desktop');

/**
 * Opens the desktop VS Code that is installed.
 *
 * @param {string} code the `code` program
 * @param {string} examples the folder to open
 */
export function startInstalled(code, examples) {
  return start(code, ['--wait'], examples);
}

/**
 * Opens the desktop VS Code that test-electron downloads into .vscode-test/.
 *
 * @param {string} examples the folder to open
 */
export async function startDownloaded(examples) {
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  return start(await downloadAndUnzipVSCode(), [], examples);
}

/** A window with a profile of its own, so that it is a process of ours and neither reads nor writes the person's. */
function start(program, args, examples) {
  const own = [
    `--user-data-dir=${profile}`,
    `--extensions-dir=${join(profile, 'extensions')}`,
    '--new-window',
  ];
  const quiet = ['--disable-workspace-trust', '--disable-updates', '--skip-release-notes', '--skip-welcome'];
  // VS Code refuses to start as root with its sandbox.
  const extension = [
    `--extensionDevelopmentPath=${root}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const since = Date.now();
  const child = spawn(program, [...args, ...own, ...quiet, ...extension, examples], {
    stdio: 'inherit',
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
    env: cleanEnvironment(),
  });
  console.log('\nVS Code with Scaling Lens opens in its own window.\nCtrl-C ends it.');
  const exited = new Promise((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
  const stop = async () => {
    await stopWindow(since);
    if (process.platform === 'win32') child.kill();
    else if (child.pid !== undefined) await stopProcess(-child.pid);
  };
  return { exited, stop };
}

/**
 * Ends the window that was opened since then: `code` gives it a session of its own, and VS Code notes its process in
 * the profile's lock.
 */
async function stopWindow(since) {
  const lock = join(profile, 'code.lock');
  // An older lock is what a crash left; its number may belong to anybody by now.
  if (!existsSync(lock) || statSync(lock).mtimeMs < since) return;
  const id = Number(readFileSync(lock, 'utf8'));
  if (Number.isInteger(id) && id > 1) await stopProcess(id);
}
