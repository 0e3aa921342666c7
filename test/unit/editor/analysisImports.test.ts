import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `import … from './x'` and `export … from './x'`, but not types and not `import('./x')`. */
const STATIC_IMPORT = /^(?:import|export) (?!type )(?:[^;'"]*? from )?'(\.[^']*)';/gms;

function fileOf(from: string, path: string): string {
  const base = join(dirname(from), path);
  return [`${base}.ts`, join(base, 'index.ts')].find((file) => existsSync(file)) ?? base;
}

/** Every file that is loaded together with `entry`, each with the file that asked for it. */
function loadedWith(entry: string): ReadonlyMap<string, string> {
  const found = new Map([[entry, '']]);
  for (const file of found.keys()) {
    for (const [statement, path = ''] of readFileSync(file, 'utf8').matchAll(STATIC_IMPORT)) {
      const onlyTypes = /\{([^}]*)\}/
        .exec(statement)?.[1]
        ?.split(',')
        .every((name) => name.trim() === '' || name.trim().startsWith('type '));
      const target = fileOf(file, path);
      if (onlyTypes !== true && target.endsWith('.ts') && !found.has(target)) found.set(target, file);
    }
  }
  return found;
}

describe('What the editor loads for the first lens', () => {
  const loaded = loadedWith('src/editor/analysis.ts');

  it('is found by following imports', () => {
    assert.ok(loaded.has('src/engine/estimateRun.ts') && loaded.has('src/report/lens.ts'));
  });

  // Each of these has an entry of its own, loaded when somebody asks; one import of the engine's whole face brought
  // in 40 kB of them.
  for (const part of [
    'src/engine/index.ts',
    'src/engine/laws/index.ts',
    'src/engine/laws/moe/denseEquivalent.ts',
    'src/engine/laws/precision/',
    'src/engine/hyperparameters/',
    'src/engine/plan/',
    'src/engine/evidence/',
    'src/engine/memory/',
    'src/engine/layout/',
    'src/report/notices.ts',
  ]) {
    it(`holds nothing of ${part}`, () => {
      const foreign = [...loaded].filter(([file]) => file.startsWith(part));
      assert.deepEqual(foreign, []);
    });
  }
});
