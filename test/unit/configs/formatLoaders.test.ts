import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { FORMATS, readersFor, readAs, readConfig } from '../../../src/configs';
import { FORMAT_TABLE } from '../../../src/configs/formatTable';
import { FORMAT_TABLE_FILE, formatTableText } from '../../harness/formatTable';
import { fixture, fixturePaths, languageOf } from './fixture';

describe('loading only the formats a text may be', () => {
  it('knows every format of the registry, in its order, with the keys to look for', async () => {
    assert.equal(readFileSync(FORMAT_TABLE_FILE, 'utf8'), await formatTableText(), 'run `npm run formats`');
    assert.deepEqual(await Promise.all(FORMAT_TABLE.map(({ load }) => load())), FORMATS);
  });

  it('reads every fixture as all formats together do', async () => {
    for (const path of fixturePaths()) {
      const text = fixture(path);
      const language = languageOf(path);
      const readers = await readersFor(text, language);
      assert.ok(readers !== undefined, path);
      assert.deepEqual(readAs(readers, text, { language }), readConfig(text, { language }), path);
    }
  });

  it('loads no reader behind the one that reads', async () => {
    const text = fixture('olmo/swiglu.yaml');
    const readers = await readersFor(text, 'yaml');
    // llm-foundry's keys are there too and come first; a config of one's own would come after.
    assert.deepEqual(
      readers?.formats.map(({ id }) => id),
      ['llm-foundry', 'olmo'],
    );
  });

  it('parses another text anew', async () => {
    const readers = await readersFor(fixture('olmo/swiglu.yaml'), 'yaml');
    const other = fixture('olmo/defaults.yaml');
    assert.deepEqual(readAs(readers!, other, { language: 'yaml' }), readConfig(other, { language: 'yaml' }));
  });

  it('loads nothing for a foreign file', async () => {
    assert.equal(await readersFor('{"name": "x", "version": "1.0.0"}', 'json'), undefined);
  });
});
