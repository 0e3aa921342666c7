import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { serverMain, serverNode } from './installVscodeServer.mjs';
import { cleanEnvironment, run, sendSignal, stopProcess } from './processes.mjs';

const START_TIMEOUT_MS = 30_000;

/** Quiet, steady and without the network: what every VS Code we start begins with. */
const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'json.schemaDownload.enable': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.autoDetectColorScheme': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Starts the browser-based VS Code on a free port of 127.0.0.1. {@link installVscodeServer} comes first.
 *
 * @param {object} options
 * @param {string} options.folder where it keeps its data, extensions and log; made when missing
 * @param {boolean} [options.smokeTest] lets the page load an extension and its tests from a folder; it also keeps
 *   notifications and dialogs from showing, so UI tests go without
 * @param {Record<string, unknown>} [options.settings] user settings on top of the quiet ones
 * @param {Record<string, string | undefined>} [options.env] further variables, which reach the extension host
 * @returns {Promise<{ url: string, log: () => string, exited: Promise<void>, stop: () => Promise<void> }>}
 */
export async function startServer({ folder, smokeTest = false, settings = {}, env = {} }) {
  const settingsFolder = join(folder, 'data', 'User');
  mkdirSync(settingsFolder, { recursive: true });
  writeFileSync(
    join(settingsFolder, 'settings.json'),
    JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2),
  );

  const logFile = join(folder, 'server.log');
  const output = openSync(logFile, 'w');
  // A short path: the name of a socket may have 107 characters.
  const sockets = mkdtempSync(join(tmpdir(), 'lens-'));
  const args = [serverMain, '--host', '127.0.0.1', '--port', '0', '--without-connection-token'];
  const server = spawn(
    serverNode,
    [...args, ...commonArguments(folder), ...(smokeTest ? ['--enable-smoke-test-driver'] : [])],
    // A group of its own, so that the extension host, watcher and terminals end with it.
    {
      detached: true,
      stdio: ['ignore', output, output],
      env: serverEnvironment({ XDG_RUNTIME_DIR: sockets, ...env }),
    },
  );
  closeSync(output);

  const killAtExit = () => {
    sendSignal(-server.pid, 'SIGKILL');
    rmSync(sockets, { recursive: true, force: true });
  };
  // First, so that nothing writes any more into folders that later listeners delete.
  process.prependOnceListener('exit', killAtExit);
  let running = true;
  const exited = new Promise((resolve) => {
    server.once('exit', () => {
      running = false;
      resolve();
    });
  });
  const log = () => readFileSync(logFile, 'utf8');
  const stop = async () => {
    await stopProcess(-server.pid);
    rmSync(sockets, { recursive: true, force: true });
    process.off('exit', killAtExit);
  };

  for (const end = Date.now() + START_TIMEOUT_MS; running && Date.now() < end; await delay(25)) {
    const port = /listening on (\d+)/.exec(log())?.[1];
    if (port !== undefined) return { url: `http://127.0.0.1:${port}/`, log, exited, stop };
  }
  await stop();
  throw new Error(`The VS Code server did not start:\n${log()}`);
}

/** Installs a packaged extension for the server that will be started on this folder. Throws when VS Code refuses it. */
export async function installExtension(vsix, folder) {
  mkdirSync(folder, { recursive: true });
  const code = await run(serverNode, [serverMain, ...commonArguments(folder), '--install-extension', vsix], {
    env: serverEnvironment(),
  });
  if (code !== 0) throw new Error(`VS Code refused to install ${vsix}, see above.`);
}

function commonArguments(folder) {
  return [
    '--accept-server-license-terms',
    ...['--server-data-dir', folder],
    ...['--user-data-dir', join(folder, 'data')],
    ...['--extensions-dir', join(folder, 'extensions')],
    '--disable-workspace-trust',
    '--disable-telemetry',
    '--disable-experiments',
    '--disable-getting-started-override',
    ...['--telemetry-level', 'off'],
  ];
}

/** Variables for the server: no marketplace, and nothing of a surrounding VS Code. */
function serverEnvironment(further = {}) {
  return { ...cleanEnvironment(), EXTENSIONS_GALLERY: '{}', ...further };
}
