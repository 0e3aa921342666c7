import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigLanguage } from '../../src/configs';

const DIST = join(__dirname, '../../dist');

/** Reads a text and loads the default laws with what is shipped, in a process of its own, and adds up the files of ours that it loaded. */
const LOADING = `
  const [bundle, text, language] = process.argv.slice(1);
  const { readersFor, readAs, estimateAssumptions, lawIdsOf, loadLaws } = require(bundle);
  const laws = loadLaws(lawIdsOf(estimateAssumptions({ codeLensEnabled: true })));
  Promise.all([readersFor(text, language), laws]).then(([readers]) => {
    if (readAs(readers, text, { language }) === undefined) throw new Error('not recognised');
    const { statSync } = require('node:fs');
    const loaded = Object.keys(require.cache);
    process.stdout.write(String(loaded.reduce((sum, file) => sum + statSync(file).size, 0)));
  });
`;

/** Bytes of our own code that the extension host loads until the estimate of this config is there. */
export function bytesLoadedFor(text: string, language: ConfigLanguage): number {
  const args = ['-e', LOADING, join(DIST, 'analysis.js'), text, language];
  const heavy = Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  if (!(heavy > 0)) throw new Error('nothing was loaded');
  return statSync(join(DIST, 'extension.js')).size + heavy;
}
