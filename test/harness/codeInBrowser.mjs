#!/usr/bin/env node
/**
 * Behaves like the `code` program towards @vscode/test-electron: loads an extension from a folder, runs its test
 * suite in the extension host of the browser-based VS Code, and ends with the suite's exit code.
 *
 *   codeInBrowser.mjs FOLDER --extensionDevelopmentPath=… --extensionTestsPath=…
 *
 * SCALING_LENS_VSCODE_TIMEOUT_S (default 180) bounds the run: a suite that never ends is stopped and fails.
 */
import { resolve } from 'node:path';
import { installVscodeServer } from './installVscodeServer.mjs';
import { openChromium } from './openChromium.mjs';
import { endWithParent } from './processes.mjs';
import { startServer } from './startServer.mjs';
import { temporaryFolder } from './temporaryFolder.mjs';

const timeoutSeconds = Number(process.env.SCALING_LENS_VSCODE_TIMEOUT_S ?? 180);

/** The value of `--name=value`. */
function option(name) {
  const prefix = `--${name}=`;
  const found = process.argv.find((argument) => argument.startsWith(prefix));
  if (found === undefined) throw new Error(`codeInBrowser needs ${prefix}…`);
  return resolve(found.slice(prefix.length));
}

function workspaceFolder() {
  const found = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
  if (found === undefined) throw new Error('codeInBrowser needs the folder to open');
  return resolve(found);
}

/** The address that makes the page load the extension and run its tests. */
function testAddress(url) {
  const remote = (path) => `vscode-remote://${new URL(url).host}${path}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['extensionDevelopmentPath', remote(option('extensionDevelopmentPath'))],
    ['enableProposedApi', ''],
    ['extensionTestsPath', remote(option('extensionTestsPath'))],
  ];
  return `${url}?${new URLSearchParams({ folder: workspaceFolder(), payload: JSON.stringify(payload) })}`;
}

/** Opens the page and waits for the exit code that the workbench reports, for its crash, or for the time to be up. */
async function exitCode(browser, server) {
  const page = await browser.newPage();
  const timeout = new AbortController();
  const code = new Promise((finish, fail) => {
    const timer = setTimeout(
      () =>
        fail(new Error(`The suite did not end within ${timeoutSeconds} s; its extension host was stopped.`)),
      timeoutSeconds * 1000,
    );
    timeout.signal.addEventListener('abort', () => clearTimeout(timer));
    page.on('crash', () => fail(new Error('The page of VS Code crashed.')));
    void server.exited.then(() => fail(new Error(`The VS Code server ended:\n${server.log()}`)));
    page.exposeFunction('codeAutomationExit', finish).catch(fail);
  });
  try {
    const errors = [];
    await page.exposeFunction('codeAutomationLog', (type, args) => {
      if (type === 'error') errors.push([args].flat().join(' '));
    });
    await page.goto(testAddress(server.url));
    // The console of a healthy page is noisy too: it is shown only where the suite may have failed to load.
    if ((await code) !== 0) console.error(errors.join('\n'));
    return await code;
  } finally {
    timeout.abort();
  }
}

async function main() {
  await installVscodeServer();
  const server = await startServer({ folder: temporaryFolder('server'), smokeTest: true });
  const browser = await openChromium();
  try {
    return await exitCode(browser, server);
  } finally {
    await browser.close();
    await server.stop();
  }
}

endWithParent();
try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
