/**
 * Runs the mocha suite test/vscode/ inside a real VS Code extension host: `npm run test:vscode`.
 *
 *   node test/harness/runVscode.mjs [--no-build]
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseVscode } from './chooseVscode.mjs';
import { copyWorkspace } from './copyWorkspace.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root } from './paths.mjs';
import { endWithParent, run } from './processes.mjs';
import { suiteResult } from './suiteResult.mjs';
import { temporaryFolder } from './temporaryFolder.mjs';

/** Runs the suite and returns the exit code of VS Code, 1 where it could not be run. */
async function runSuite(env) {
  const { runTests } = await import('@vscode/test-electron');
  try {
    return await runTests({
      vscodeExecutablePath: await chooseVscode(),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'out', 'test', 'vscode', 'index.js'),
      launchArgs: [copyWorkspace()],
      extensionTestsEnv: env,
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

endWithParent();
await ensureDependencies();
const build = ['esbuild.mjs', '--tests'];
if (!process.argv.includes('--no-build') && (await run(process.execPath, build)) !== 0) process.exit(1);

const folder = temporaryFolder('suite');
const output = join(folder, 'output.txt');
const resultFile = process.env.SCALING_LENS_RESULT ?? join(folder, 'result.json');
const exitCode = await runSuite({ SCALING_LENS_OUTPUT: output, SCALING_LENS_RESULT: resultFile });
if (existsSync(output)) process.stdout.write(readFileSync(output));

const { failed, problem } = suiteResult(resultFile, exitCode);
if (problem !== undefined) console.error(`The suite in the extension host ${problem}.`);
process.exit(problem === undefined && failed === 0 ? 0 : 1);
