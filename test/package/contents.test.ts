import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';

const ROOT = join(__dirname, '../..');

/** What is shipped, apart from the example configs and the pictures of the README. */
const EXPECTED = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'dist/analysis.js',
  'dist/cli.js',
  'dist/extension.js',
  'dist/webview.css',
  'dist/webview.js',
  'l10n/bundle.l10n.json',
  'l10n/bundle.l10n.zh-cn.json',
  'media/activityBar.svg',
  'media/icon.png',
  'package.json',
  'package.nls.json',
  'package.nls.zh-cn.json',
];

const EXAMPLES = /^media\/examples\/[\w.-]+\/[\w.-]+\.(json|yaml|md)$/;
const PICTURES = /^media\/pictures\/[\w.-]+\.png$/;

/** The text of a built file. */
function built(name: string): string {
  return readFileSync(join(ROOT, 'dist', name), 'utf8');
}

describe('the package', () => {
  it('contains exactly what it should', async () => {
    // What we depend on is bundled: like `vsce ls --no-dependencies`.
    const files = await listFiles({ cwd: ROOT, packageManager: PackageManager.None });
    const others = files.filter((file) => !EXAMPLES.test(file) && !PICTURES.test(file));
    assert.deepEqual(others.sort(), EXPECTED);
  });

  it('loads the engine only when a file is ours', () => {
    assert.match(built('extension.js'), /require\("\.\/analysis\.js"\)/);
    // A sentence that stands in every law's file and so in the engine only.
    assert.ok(built('analysis.js').includes('Hoffmann'));
    assert.ok(!built('extension.js').includes('Hoffmann'));
  });

  it('asks Node for nothing that is not bundled but vscode and its own files', () => {
    for (const name of ['extension.js', 'analysis.js', 'cli.js']) {
      const wanted = [...built(name).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module]) => module!);
      const foreign = wanted.filter((module) => !/^(vscode|\.\/analysis\.js|node:[\w/]+)$/.test(module));
      assert.deepEqual(foreign, [], name);
    }
  });

  it('points to no source maps', () => {
    for (const name of ['extension.js', 'analysis.js', 'cli.js', 'webview.js']) {
      assert.ok(!built(name).includes('sourceMappingURL'), name);
    }
  });

  it('brings a command line that can be started as a program', () => {
    assert.ok(built('cli.js').startsWith('#!/usr/bin/env node\n'));
    if (process.platform !== 'win32') assert.notEqual(statSync(join(ROOT, 'dist/cli.js')).mode & 0o100, 0);
  });
});
