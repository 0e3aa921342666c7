import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type ConfigLanguage } from '../../src/configs';

const DIST = join(__dirname, '../../dist');

/** Loads the extension as shipped, in a process of its own, with a VS Code that has everything and does nothing. */
const WAKING = `
  const [dist, text, language] = process.argv.slice(1);
  const Module = require('node:module');
  const vscode = new Proxy(class {}, { get: (target, key) => (key in target ? target[key] : vscode) });
  const load = Module._load;
  Module._load = (name, ...more) => (name === 'vscode' ? vscode : load(name, ...more));
  require(dist + '/extension.js');
  const tell = () => process.stdout.write(JSON.stringify(Object.keys(require.cache)));
`;

/** Then reads a text and loads the laws that an open config is estimated with under the settings as they come. */
const READING = `
  const { readersFor, readAs, estimateAssumptions, lawIdsOf, loadLaws } = require(dist + '/analysis.js');
  const laws = loadLaws(lawIdsOf(estimateAssumptions({ codeLensEnabled: true })));
  Promise.all([readersFor(text, language), laws]).then(([readers]) => {
    if (readAs(readers, text, { language }) === undefined) throw new Error('not recognised');
    tell();
  });
`;

/** The files of ours that such a program loads, as paths within dist/. */
function filesLoadedBy(program: string, ...args: readonly string[]): readonly string[] {
  const printed = execFileSync(process.execPath, ['-e', program, DIST, ...args], { encoding: 'utf8' });
  const files = (JSON.parse(printed) as readonly string[]).map((file) => relative(DIST, file));
  if (!files.includes('extension.js')) throw new Error('nothing was loaded');
  return files;
}

/** What VS Code loads with the extension, before any file is known to be ours. */
export function filesLoadedOnWaking(): readonly string[] {
  return filesLoadedBy(`${WAKING} tell();`);
}

/** What the extension host loads until the estimate of this config is there. */
export function filesLoadedFor(text: string, language: ConfigLanguage): readonly string[] {
  return filesLoadedBy(WAKING + READING, text, language);
}

/** Bytes of built files. */
export function bytesOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(join(DIST, file)).size, 0);
}

/** Bytes of our own code that the extension host loads until the estimate of this config is there. */
export function bytesLoadedFor(text: string, language: ConfigLanguage): number {
  return bytesOf(filesLoadedFor(text, language));
}
