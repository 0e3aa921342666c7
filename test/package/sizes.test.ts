import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fixture, fixturePaths, languageOf } from '../unit/configs/fixture';
import { bytesLoadedFor, bytesOf, filesLoadedFor, filesLoadedOnWaking } from './loadedBytes';

const DIST = join(__dirname, '../../dist');

/** Bytes of a built file. */
function size(name: string): number {
  const file = join(DIST, name);
  assert.ok(existsSync(file), `dist/${name} is missing: \`npm run package\` comes first`);
  return statSync(file).size;
}

describe('the built extension stays small', () => {
  // The limits of docs/PERFORMANCE.md, in kB of 1000 bytes.
  const limits: readonly (readonly [what: string, files: readonly string[], kilobytes: number])[] = [
    ['the chart is at most 400 kB', ['webview.js', 'webview.css'], 400],
    ['the package is at most 1.5 MB', ['scaling-lens.vsix'], 1500],
  ];
  for (const [title, files, kilobytes] of limits) {
    it(title, () => {
      const bytes = files.reduce((sum, file) => sum + size(file), 0);
      assert.ok(bytes > 0, 'nothing was built');
      assert.ok(bytes <= kilobytes * 1000, `${files.join(' + ')}: ${bytes} bytes`);
    });
  }

  it('wakes up at most 60 kB for a JSON or YAML file', () => {
    const bytes = bytesOf(filesLoadedOnWaking());
    assert.ok(bytes <= 60_000, `${bytes} bytes`);
  });

  it('leaves the laws that nobody chose for when a lens comes into sight', () => {
    const path = fixturePaths().find((each) => each.includes('olmo/')) ?? assert.fail();
    const files = filesLoadedFor(fixture(path), languageOf(path));
    // A formula that stands nowhere but in its law.
    const others = files.filter((file) => readFileSync(join(DIST, file), 'utf8').includes('L(N,D,G) ='));
    assert.deepEqual(others, []);
  });

  it('loads at most 300 kB in the extension host for a config of any format', () => {
    for (const path of fixturePaths()) {
      const bytes = bytesLoadedFor(fixture(path), languageOf(path));
      assert.ok(bytes <= 300_000, `${path}: ${bytes} bytes`);
    }
  });
});
