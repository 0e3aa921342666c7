import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { hasDisplay } from './chooseVscode.mjs';
import { installVscodeServer } from './installVscodeServer.mjs';
import { vsixFile, workFolder } from './paths.mjs';
import { onPath } from './processes.mjs';
import { installExtension, startServer } from './startServer.mjs';

/**
 * Opens VS Code in the browser on 127.0.0.1, with the packaged extension installed.
 *
 * @param {string} examples the folder to open
 */
export async function startBrowser(examples) {
  await installVscodeServer();
  const folder = join(workFolder, 'start');
  await installExtension(vsixFile, folder);
  const server = await startServer({ folder });
  const address = `${server.url}?${new URLSearchParams({ folder: examples })}`;
  console.log(`\nVS Code with Scaling Lens: ${address}\nCtrl-C ends it.`);
  openInBrowser(address);
  const diedAlone = server.exited.then(() => {
    throw new Error(`The VS Code server ended by itself:\n${server.log()}`);
  });
  return { exited: diedAlone, stop: server.stop };
}

/** Shows an address in the default browser, where there is a display and something that knows it. */
function openInBrowser(address) {
  const opener = onPath('xdg-open');
  if (opener === undefined || !hasDisplay()) return;
  spawn(opener, [address], { stdio: 'ignore', detached: true })
    .on('error', () => console.log('The browser could not be opened; open the address yourself.'))
    .unref();
}
