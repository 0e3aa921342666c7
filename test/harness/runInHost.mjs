/**
 * Runs one TypeScript module's `run()` inside the extension host of a real VS Code, with the extension as it lies in
 * dist/ but asleep until the module wakes it: for measurements that only make sense there.
 *
 *   node test/harness/runInHost.mjs test/bench/insideHost.ts
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { chooseVscode } from './chooseVscode.mjs';
import { copyWorkspace } from './copyWorkspace.mjs';
import { root } from './paths.mjs';
import { temporaryFolder } from './temporaryFolder.mjs';

/** The extension without its activation events: VS Code opens settings, which are JSON, before any test can start. */
function sleepingExtension() {
  const folder = temporaryFolder('extension');
  for (const part of ['dist', 'l10n', 'media', 'package.nls.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [] }));
  return folder;
}

const outfile = join(root, 'out', 'test', 'inHost.js');
await build({
  entryPoints: [process.argv[2]],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
});
process.exit(
  await runTests({
    vscodeExecutablePath: await chooseVscode(),
    extensionDevelopmentPath: sleepingExtension(),
    extensionTestsPath: outfile,
    launchArgs: [copyWorkspace()],
    extensionTestsEnv: { SCALING_LENS_FIGURES: process.env.SCALING_LENS_FIGURES },
  }),
);
