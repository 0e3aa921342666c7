'use strict';
const { appendFileSync, writeFileSync } = require('node:fs');
const { format } = require('node:util');
const { reporters } = require('mocha');

/**
 * Mocha's spec reporter, which at its end also writes how many tests passed and failed to the file that
 * SCALING_LENS_RESULT names. No file means that the suite died on the way, whatever its exit code says.
 * With SCALING_LENS_OUTPUT the text goes to that file instead of the console, which in an extension host is noisy.
 */
module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    const output = process.env.SCALING_LENS_OUTPUT;
    if (output !== undefined) {
      reporters.Base.consoleLog = (...args) => appendFileSync(output, `${format(...args)}\n`);
    }
    super(runner, options);
    runner.once('end', () => {
      const result = process.env.SCALING_LENS_RESULT;
      const { passes, failures, pending } = this.stats;
      if (result !== undefined) {
        writeFileSync(result, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
      }
    });
  }
};
