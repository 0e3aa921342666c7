/**
 * `npm test`: installs what is missing, runs everything, and ends with one line `N passed, N failed`.
 *
 * A check (format, lint, types, package) counts as one test. A suite that ran no test, or that ended before its
 * reporter had the last word, has failed.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './ensureChromium.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { installVscodeServer } from './installVscodeServer.mjs';
import { mochaArguments } from './mochaArguments.mjs';
import { harnessFolder, workFolder } from './paths.mjs';
import { endWithParent, npm, run } from './processes.mjs';
import { suiteResult } from './suiteResult.mjs';

const resultFolder = join(workFolder, 'results');

/** Steps in the order in which they are cheapest to fail. */
const STEPS = [
  { name: 'format', run: check(['run', '--silent', 'format:check']) },
  { name: 'lint', run: check(['run', '--silent', 'lint']) },
  { name: 'types', run: check(['run', '--silent', 'types']) },
  {
    name: 'unit, properties and reproductions',
    run: suite((env) => mocha('test/{unit,properties,reproductions}/**/*.test.ts', env)),
  },
  { name: 'chart panel', run: suite((env) => mocha('test/webview/**/*.test.ts', env)) },
  { name: 'package', run: check(['run', '--silent', 'package']) },
  { name: 'package contents', run: suite((env) => mocha('test/package/**/*.test.ts', env)) },
  { name: 'extension host', run: suite((env) => harness('runVscode.mjs', env)) },
  { name: 'browser', run: suite((env) => harness('runE2e.mjs', env, '--no-build')) },
];

/** A step that passes or fails as a whole. */
function check(npmArguments) {
  return async () => {
    const passed = (await npm(npmArguments)) === 0;
    return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
  };
}

/** A step that runs tests and leaves their counts in a file. */
function suite(start) {
  return async (name) => {
    const file = join(resultFolder, `${name.replaceAll(/\W+/g, '-')}.json`);
    const exitCode = await start({ ...process.env, SCALING_LENS_RESULT: file });
    const { passed, failed, problem } = suiteResult(file, exitCode);
    // What is wrong beyond single tests counts as one failure, so that the closing line tells it too.
    return problem === undefined ? { passed, failed } : { passed, failed: failed + 1, problem };
  };
}

function mocha(spec, env) {
  return run(process.execPath, mochaArguments(spec), { env });
}

function harness(file, env, ...args) {
  return run(process.execPath, [join(harnessFolder, file), ...args], { env });
}

/** Everything that tests need is there before the first of them runs: a missing part is an error that names it. */
async function installWhatIsMissing() {
  await ensureDependencies();
  await ensureChromium();
  await installVscodeServer();
}

async function main() {
  await installWhatIsMissing();
  rmSync(resultFolder, { recursive: true, force: true });
  mkdirSync(resultFolder, { recursive: true });

  const rows = [];
  for (const { name, run: runStep } of STEPS) {
    console.log(`\n── ${name}`);
    const started = Date.now();
    const result = await runStep(name);
    rows.push({ name, seconds: (Date.now() - started) / 1000, ...result });
  }

  console.log('\n── summary');
  for (const { name, seconds, passed, failed, problem } of rows) {
    const text = `${name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`;
    console.log(problem === undefined ? text : `${text} – ${problem}`);
  }
  if (process.env.SCALING_LENS_DATA === undefined) {
    console.log(
      'Reproductions on external data were left out, as named above: SCALING_LENS_DATA is not set.',
    );
  }
  const passed = rows.reduce((sum, row) => sum + row.passed, 0);
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

endWithParent();
try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
