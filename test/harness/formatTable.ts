/**
 * Writes `src/configs/formatTable.ts` from the registry in `src/configs/formats/index.ts`: what the editor has to know
 * of each format before it loads any. A test compares the file with what this would write.
 *
 *   npx tsx test/harness/formatTable.ts     (npm run formats)
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import prettier from 'prettier';
import { FORMATS } from '../../src/configs/formats';

export const FORMAT_TABLE_FILE = 'src/configs/formatTable.ts';

const FOLDER = 'src/configs/formats';

/** Where a format is exported: the module's path from `src/configs`, and the name. */
async function exportsOfFormats(): Promise<ReadonlyMap<unknown, readonly [path: string, name: string]>> {
  const found = new Map<unknown, readonly [path: string, name: string]>();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && name !== 'index.ts')) {
    const module = (await import(pathToFileURL(join(FOLDER, file)).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module)) {
      if (name !== 'default') found.set(value, [`./formats/${basename(file, '.ts')}`, name]);
    }
  }
  return found;
}

/** The text of the table. */
export async function formatTableText(): Promise<string> {
  const places = await exportsOfFormats();
  const rows = FORMATS.map((format) => {
    const [path, name] = places.get(format) ?? [];
    if (path === undefined) throw new Error(`${format.id} is exported by no file directly in ${FOLDER}`);
    const { id, languages, keyHints } = format;
    const known = JSON.stringify({ id, languages, keyHints }).slice(0, -1);
    return `${known}, load: async () => (await import('${path}')).${name} },`;
  });
  const text = `// Written by \`npm run formats\` from formats/index.ts.
import { type Format } from './format';

/** What is known of a format before it is loaded. */
export interface FormatRow extends Pick<Format, 'id' | 'languages' | 'keyHints'> {
  readonly load: () => Promise<Format>;
}

/**
 * The registry without the formats themselves: all that is needed to tell that a file is none of ours, and to load only
 * the readers a text may need.
 */
export const FORMAT_TABLE: readonly FormatRow[] = [${rows.join('\n')}];
`;
  const options = await prettier.resolveConfig(FORMAT_TABLE_FILE, { editorconfig: false });
  return prettier.format(text, { printWidth: 110, singleQuote: true, ...options, parser: 'typescript' });
}

if (process.argv[1]?.endsWith('formatTable.ts') === true) {
  void formatTableText().then((text) => {
    writeFileSync(FORMAT_TABLE_FILE, text);
  });
}
