import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { workFolder } from './paths.mjs';
import { isExecutable, onPath, run } from './processes.mjs';

const NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
};

/**
 * Finds a Chromium-like browser, or installs one: CHROME_PATH, an installed Chrome, Chromium or Edge, Debian's
 * package where we are root, Playwright's download.
 *
 * @returns {Promise<string>} the browser's program
 * @throws Error that says what to do where none can be had
 */
export async function ensureChromium() {
  const given = process.env.CHROME_PATH;
  if (given !== undefined && given !== '') {
    if (isExecutable(given)) return given;
    throw new Error(`CHROME_PATH names no program that can be started: ${given}`);
  }
  return (
    installedBrowser() ??
    (await downloadedBrowser()) ??
    (await fromDebian()) ??
    (await fromPlaywright()) ??
    fail(
      'No browser for the tests: set CHROME_PATH to a Chrome, Chromium or Edge, or install one ' +
        '(on Debian: `apt-get install -y chromium` as root), or let Playwright download one: ' +
        '`npx playwright-core install chromium`.',
    )
  );
}

function installedBrowser() {
  for (const name of NAMES) {
    const file = onPath(name);
    if (file !== undefined) return file;
  }
  return (PLACES[process.platform] ?? []).find(existsSync);
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  console.log('Installing Chromium from Debian…');
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  await run('apt-get', ['-qq', 'update'], options);
  await run('apt-get', ['-qq', 'install', '-y', 'chromium'], options);
  return installedBrowser();
}

async function fromPlaywright() {
  console.log('Downloading Chromium with Playwright…');
  useOwnBrowserFolder();
  await run('npx', ['playwright-core', 'install', 'chromium'], { shell: process.platform === 'win32' });
  return downloadedBrowser();
}

/** A browser that Playwright downloaded, by us or by somebody before. */
async function downloadedBrowser() {
  useOwnBrowserFolder();
  const { chromium } = await import('playwright-core');
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

/** Playwright reads the variable when it is loaded; without it, it would download into the home folder. */
function useOwnBrowserFolder() {
  process.env.PLAYWRIGHT_BROWSERS_PATH ??= join(workFolder, 'browsers');
}

function fail(sentence) {
  throw new Error(sentence);
}
