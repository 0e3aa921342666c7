/**
 * `npm run evidence`: writes docs/EVIDENCE.md and records the errors in it.
 *
 *   npm run evidence [-- --accept]
 *
 * Fails, and writes nothing, when an error is larger than the recorded one; `--accept` records it all the same, for a
 * change that has a reason, such as a corrected figure.
 */
import { comparisons } from '../../src/engine/evidence/comparisons';
import { readRecorded, write } from './files';
import { errorsOf, evidencePage, grownErrors } from './page';

const all = comparisons();
const errors = errorsOf(all);
const grown = grownErrors(errors, readRecorded());
for (const row of grown) console.error(`error grew: ${row}`);
if (grown.length > 0 && !process.argv.includes('--accept')) {
  process.exitCode = 1;
} else {
  write(evidencePage(all), errors);
  console.log(`docs/EVIDENCE.md: ${all.length} rows`);
}
