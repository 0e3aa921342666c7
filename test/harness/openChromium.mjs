import { chromium } from 'playwright-core';
import { ensureChromium } from './ensureChromium.mjs';
import { temporaryFolder } from './temporaryFolder.mjs';

/**
 * Opens a quiet, headless Chromium with an empty profile of its own.
 *
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function openChromium() {
  const home = temporaryFolder('chromium');
  return chromium.launch({
    executablePath: await ensureChromium(),
    headless: true,
    // Its crash reporter would write into the home folder.
    env: { ...process.env, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
    // Root may not use Chromium's sandbox; anybody else keeps it.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
