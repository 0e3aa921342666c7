/**
 * Clicks through the packaged and installed extension in a real browser: `npm run test:e2e`.
 *
 *   node test/harness/runE2e.mjs [--no-build] [--pictures] [mocha's options, for example --grep hover]
 *
 * `--no-build` takes dist/scaling-lens.vsix as it is; `--pictures` takes the README's pictures instead of testing.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './ensureChromium.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { installVscodeServer } from './installVscodeServer.mjs';
import { mochaArguments } from './mochaArguments.mjs';
import { root, vsixFile } from './paths.mjs';
import { endWithParent, npm, run } from './processes.mjs';
import { installExtension, startServer } from './startServer.mjs';
import { suiteResult } from './suiteResult.mjs';
import { temporaryFolder } from './temporaryFolder.mjs';

/** What makes screenshots the same every time. */
const STEADY_SETTINGS = {
  'editor.cursorBlinking': 'solid',
  // VS Code in a browser would save by itself what a test types.
  'files.autoSave': 'off',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.reduceMotion': 'on',
};

async function main() {
  const build = !process.argv.includes('--no-build');
  const spec = process.argv.includes('--pictures') ? 'test/e2e/pictures/*.ts' : 'test/e2e/**/*.test.ts';
  const mochaOptions = process.argv.slice(2).filter((text) => !['--no-build', '--pictures'].includes(text));

  await ensureDependencies();
  if (build && (await npm(['run', '--silent', 'package'])) !== 0) return 1;
  await installVscodeServer();
  const chromium = await ensureChromium();

  const folder = temporaryFolder('e2e');
  await installExtension(vsixFile, folder);
  const server = await startServer({ folder, settings: STEADY_SETTINGS });
  rmSync(join(root, 'test', 'e2e', 'screenshots'), { recursive: true, force: true });
  const resultFile = process.env.SCALING_LENS_RESULT ?? join(folder, 'result.json');
  const env = {
    ...process.env,
    CHROME_PATH: chromium,
    SCALING_LENS_RESULT: resultFile,
    SCALING_LENS_URL: server.url,
  };
  const args = mochaArguments(spec, { timeoutSeconds: 60, retries: 2 });
  const exitCode = await run(process.execPath, [...args, ...mochaOptions], { env });
  await server.stop();

  const { failed, problem } = suiteResult(resultFile, exitCode);
  if (problem !== undefined) console.error(`The suite in the browser ${problem}.`);
  return problem === undefined && failed === 0 ? 0 : 1;
}

endWithParent();
process.exit(await main());
