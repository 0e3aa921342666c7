import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './paths.mjs';

/**
 * Runs a program to its end with our terminal.
 *
 * @param {string} command a program
 * @param {readonly string[]} args its arguments
 * @param {import('node:child_process').SpawnOptions} [options] cwd is the repository unless given
 * @returns {Promise<number>} its exit code; 1 where a signal or a missing program ended it
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs npm to its end, the same npm that started us where one did. See {@link run}. */
export function npm(args, options = {}) {
  const self = process.env.npm_execpath;
  if (self !== undefined && /npm-cli\.[cm]?js$/.test(self))
    return run(process.execPath, [self, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}

/** Where a program stands on PATH, or undefined. */
export function onPath(name) {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = folders.flatMap((folder) => suffixes.map((suffix) => join(folder, name + suffix)));
  return candidates.find(isExecutable);
}

/** Whether there is a program at this place that we may start. */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Ends a process: politely, and after three seconds for good. Returns when it is gone.
 *
 * @param {number} target a process id, or the negative id of a child that was started with `detached: true` for its
 *   whole group
 */
export async function stopProcess(target) {
  for (const [signal, patience] of [
    ['SIGTERM', 3000],
    ['SIGKILL', 5000],
  ]) {
    if (!sendSignal(target, signal)) return;
    for (const end = Date.now() + patience; Date.now() < end; await delay(25)) {
      if (!sendSignal(target, 0)) return;
    }
  }
}

/** Sends a signal to a process or, with a negative id, to a group (0 only asks); false when nothing is there. */
export function sendSignal(target, signal) {
  try {
    process.kill(target, signal);
    return true;
  } catch {
    return false;
  }
}

/** Our environment without what a surrounding VS Code or Node debugger left in it. */
export function cleanEnvironment() {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|NODE_OPTIONS$|ELECTRON_RUN_AS_NODE$)/.test(name),
  );
  return Object.fromEntries(inherited);
}

/**
 * Calls back once when the process that started us is gone: npm does not hand every signal on through its shell, and
 * what we started must not outlive the command.
 */
export function whenParentDies(callback) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
}

/** Ends this process, and with it what it started, on Ctrl-C, on `kill`, and when its own parent is gone. */
export function endWithParent() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));
  whenParentDies(() => process.exit(130));
}
