import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** What each layer may import besides itself; see docs/ARCHITECTURE.md. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  configs: ['engine'],
  report: ['engine', 'configs'],
  protocol: ['engine'],
};

/** Packages a pure layer may use; everything else is the platform. */
const packages: Readonly<Record<string, readonly string[]>> = { configs: ['yaml', 'jsonc-parser'] };

function typescriptFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Specifiers of static imports, re-exports, dynamic imports and `import(...)` types. */
function importsOf(source: string): string[] {
  const statements = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"\s]+)['"]/g;
  return [...source.matchAll(statements)].map((match) => match[1]!);
}

/** Why this import breaks the rule, or `undefined` if it keeps it. */
function violation(layer: string, file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) {
    if (packages[layer]?.includes(specifier)) return undefined;
    const builtin = specifier.startsWith('node:') || builtinModules.includes(specifier);
    return builtin ? 'a Node built-in' : `the package ${specifier}`;
  }
  const target = relative(join(root, 'src'), resolve(dirname(file), specifier)).split(sep)[0] ?? '';
  return target === layer || mayImport[layer]?.includes(target) ? undefined : `the layer ${target}`;
}

describe('layers', () => {
  for (const layer of Object.keys(mayImport)) {
    it(`${layer} imports only itself${['', ...(mayImport[layer] ?? [])].join(', ')}`, () => {
      const files = typescriptFiles(join(root, 'src', layer));
      if (layer !== 'protocol') assert.ok(files.length > 0, `no files found in src/${layer}`);
      const found = files.flatMap((file) =>
        importsOf(readFileSync(file, 'utf8')).flatMap((specifier) => {
          const why = violation(layer, file, specifier);
          return why === undefined ? [] : [`${relative(root, file)} imports ${why}`];
        }),
      );
      assert.deepEqual(found, []);
    });
  }

  // The scanner itself, so that the test above cannot pass by seeing nothing.
  const file = join(root, 'src', 'engine', 'plan', 'plan.ts');
  const cases: readonly (readonly [string, string | undefined])[] = [
    ["import { a } from '../laws/law';", undefined],
    ["import { type A } from '../../report/translate';", 'the layer report'],
    ["export * from '../../editor/ids';", 'the layer editor'],
    ["import 'vscode';", 'the package vscode'],
    ["import { join } from 'node:path';", 'a Node built-in'],
    ["const later = await import('fs');", 'a Node built-in'],
    ["type A = import('../../../webview/chart').A;", 'the layer ..'],
  ];
  for (const [source, expected] of cases) {
    it(`${expected === undefined ? 'lets pass' : 'finds'} ${source}`, () => {
      const [specifier] = importsOf(source);
      assert.equal(violation('engine', file, specifier ?? ''), expected);
    });
  }
});
