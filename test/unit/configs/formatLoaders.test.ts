import assert from 'node:assert/strict';
import { FORMATS, readersFor, readAs, readConfig } from '../../../src/configs';
import { FORMAT_LOADERS } from '../../../src/configs/formatLoaders';
import { fixture, fixturePaths, languageOf } from './fixture';

describe('loading only the formats a text may be', () => {
  it('knows every format of the registry, in its order', async () => {
    const loaded = await Promise.all(Object.values(FORMAT_LOADERS).map((load) => load()));
    assert.deepEqual(loaded, FORMATS);
    assert.deepEqual(
      Object.keys(FORMAT_LOADERS),
      FORMATS.map(({ id }) => id),
    );
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

  it('loads nothing for a foreign file', async () => {
    assert.equal(await readersFor('{"name": "x", "version": "1.0.0"}', 'json'), undefined);
  });
});
