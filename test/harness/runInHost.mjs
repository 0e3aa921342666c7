/**
 * Runs one TypeScript module's `run()` inside the extension host of a real VS Code, with the extension as it lies in
 * dist/: for measurements that only make sense there.
 *
 *   node test/harness/runInHost.mjs test/bench/insideHost.ts
 */
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { chooseVscode } from './chooseVscode.mjs';
import { copyWorkspace } from './copyWorkspace.mjs';
import { root } from './paths.mjs';

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
    extensionDevelopmentPath: root,
    extensionTestsPath: outfile,
    launchArgs: [copyWorkspace()],
    extensionTestsEnv: { SCALING_LENS_FIGURES: process.env.SCALING_LENS_FIGURES },
  }),
);
