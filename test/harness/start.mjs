/**
 * `npm start`: installs what is missing, builds, and opens VS Code with the extension and a folder of example
 * configs, until Ctrl-C. Everything it writes stays in .vscode-test/.
 *
 *   npm start               the desktop VS Code, if `code` is on PATH
 *   npm start -- --browser  VS Code in the browser (Linux x64), or the one that @vscode/test-electron downloads
 */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root, workFolder } from './paths.mjs';
import { npm, onPath, whenParentDies } from './processes.mjs';

/** The programs that can show the extension; the first that is there is used. */
async function openVscode(examples) {
  const code = onPath('code');
  // The `code` of a terminal inside a remote window only talks to that window.
  const hasDesktop = code !== undefined && !code.includes('remote-cli');
  if (hasDesktop && !process.argv.includes('--browser')) {
    return (await import('./startDesktop.mjs')).startInstalled(code, examples);
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    return (await import('./startBrowser.mjs')).startBrowser(examples);
  }
  return (await import('./startDesktop.mjs')).startDownloaded(examples);
}

/** A copy of the examples that people may edit; what they changed is kept from one start to the next. */
function copyExamples() {
  const folder = join(workFolder, 'examples');
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'media', 'examples'), folder, { recursive: true, force: false });
  return folder;
}

/** Resolves when somebody asks us to stop: Ctrl-C, a closed terminal, `kill`. */
const stopAsked = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
  whenParentDies(resolve);
});

async function main() {
  await ensureDependencies();
  if ((await npm(['run', '--silent', 'package'])) !== 0)
    throw new Error('The extension could not be built, see above.');
  const vscode = await openVscode(copyExamples());
  await Promise.race([stopAsked, vscode.exited]);
  await vscode.stop();
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
