import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { filesLoadedFor, filesLoadedOnWaking } from './loadedBytes';

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
  'docs/scaling-lens.schema.json',
  'l10n/bundle.l10n.json',
  'l10n/bundle.l10n.zh-cn.json',
  'media/activityBar.svg',
  'media/icon.png',
  'package.json',
  'package.nls.json',
  'package.nls.zh-cn.json',
];

const CHUNKS = /^dist\/chunks\/[\w-]+\.js$/;
const EXAMPLES = /^media\/examples\/[\w.-]+\/[\w.-]+\.(json|yaml|md)$/;
const PICTURES = /^media\/pictures\/[\w.-]+\.png$/;

/** The text of a built file. */
function built(name: string): string {
  return readFileSync(join(ROOT, 'dist', name), 'utf8');
}

/** What the extension host may load: the two entries and the files they share or read later. */
const HOST = [
  'extension.js',
  'analysis.js',
  ...readdirSync(join(ROOT, 'dist/chunks')).map((name) => `chunks/${name}`),
];

/** The files of ours that a built file asks for. */
function wantedBy(name: string): readonly string[] {
  return [...built(name).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module]) => module!);
}

describe('the package', () => {
  it('contains exactly what it should', async () => {
    // What we depend on is bundled: like `vsce ls --no-dependencies`.
    const files = await listFiles({ cwd: ROOT, packageManager: PackageManager.None });
    const known = [CHUNKS, EXAMPLES, PICTURES];
    const others = files.filter((file) => !known.some((pattern) => pattern.test(file)));
    assert.deepEqual(others.sort(), EXPECTED);
  });

  it('loads the engine only when a file is ours', () => {
    const light = filesLoadedOnWaking();
    // A name that stands in the laws and so in the engine only.
    const heavy = HOST.filter((name) => built(name).includes('Hoffmann'));
    assert.deepEqual(
      light.filter((name) => heavy.includes(name)),
      [],
    );
    const ours = filesLoadedFor('{"n_layer": 12, "n_embd": 768, "n_head": 12, "model_type": "gpt2"}', 'json');
    assert.ok(ours.some((name) => heavy.includes(name)));
    assert.ok(!light.includes('analysis.js') && ours.includes('analysis.js'));
  });

  it('asks Node for nothing that is not bundled but vscode and its own files', () => {
    const own = /^(vscode|\.{1,2}\/(chunks\/)?[\w-]+\.js|node:[\w/]+)$/;
    for (const name of [...HOST, 'cli.js']) {
      const foreign = wantedBy(name).filter((module) => !own.test(module));
      assert.deepEqual(foreign, [], name);
    }
  });

  it('points to no source maps', () => {
    for (const name of [...HOST, 'cli.js', 'webview.js']) {
      assert.ok(!built(name).includes('sourceMappingURL'), name);
    }
  });

  it('brings a command line that can be started as a program', () => {
    assert.ok(built('cli.js').startsWith('#!/usr/bin/env node\n'));
    if (process.platform !== 'win32') assert.notEqual(statSync(join(ROOT, 'dist/cli.js')).mode & 0o100, 0);
  });
});
