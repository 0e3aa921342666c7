import { join } from 'node:path';
import { harnessFolder } from './paths.mjs';

const UPDATE_SERVER = 'https://update.code.visualstudio.com/api/releases/stable';

/**
 * Decides which VS Code runs the suite in the extension host.
 *
 * @returns {Promise<string | undefined>} the program for test-electron's `vscodeExecutablePath`: the browser-based
 *   VS Code where the desktop one cannot be downloaded or shown; undefined lets test-electron download it
 */
export async function chooseVscode() {
  const inBrowser = join(harnessFolder, 'codeInBrowser.mjs');
  if (process.platform === 'linux' && !hasDisplay()) return inBrowser;
  if (await isReachable(UPDATE_SERVER)) return undefined;
  console.log("VS Code's update server cannot be reached: using the browser-based VS Code.");
  return inBrowser;
}

/** Whether a window can be shown here. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

async function isReachable(url) {
  try {
    return (await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}
