import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ readonly passed: number, readonly failed: number, readonly problem?: string }} SuiteResult
 *   `problem` says what is wrong beyond failed tests; a suite with a problem has failed
 */

/**
 * Reads what {@link CountingReporter} wrote, and finds out what the exit code alone does not tell: a suite that died
 * half-way (an extension host that dies ends with code 0) and one that ran no test.
 *
 * @param {string} file the file that SCALING_LENS_RESULT named
 * @param {number} exitCode how the suite's process ended
 * @returns {SuiteResult}
 */
export function suiteResult(file, exitCode) {
  if (!existsSync(file)) {
    return { passed: 0, failed: 0, problem: `died before its end (exit code ${exitCode})` };
  }
  const { passed, failed, skipped } = JSON.parse(readFileSync(file, 'utf8'));
  if (skipped > 0) return { passed, failed, problem: `left ${skipped} tests out` };
  if (passed + failed === 0) return { passed, failed, problem: 'ran no test' };
  if (exitCode !== 0 && failed === 0) return { passed, failed, problem: `ended with exit code ${exitCode}` };
  return { passed, failed };
}
