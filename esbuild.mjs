/**
 * Builds what is shipped into dist/ and, with --tests, the suite for the extension host into out/.
 *
 *   node esbuild.mjs [--production] [--watch] [--tests]
 *
 * `--production` minifies and leaves source maps out; `--watch` builds again on every change until Ctrl-C.
 */
import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { yamlForReading } from './bundling/yamlForReading.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

/**
 * Keeps `import('./analysis')` a file of its own: esbuild splits no CommonJS, and the engine must not be read before
 * a file is ours. The import stays as it stands in the source and becomes a `require` of dist/analysis.js.
 */
const lazyAnalysis = {
  name: 'lazy-analysis',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\/analysis$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './analysis.js', external: true } : undefined,
    );
  },
};

/** The CLI is started as a program; npm makes it executable on install, a clone has to do it here. */
const executable = {
  name: 'executable',
  setup(bundler) {
    bundler.onEnd(({ errors }) => {
      if (errors.length === 0) chmodSync(bundler.initialOptions.outfile, 0o755);
    });
  },
};

const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
};

/** Code for Node: the oldest extension host we support (VS Code 1.95) and the oldest command line are both Node 20. */
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  charset: 'utf8',
  mainFields: ['module', 'main'],
  // For Node, yaml offers CommonJS only, of which nothing can be left out.
  alias: { yaml: fileURLToPath(new URL('node_modules/yaml/browser/dist/index.js', import.meta.url)) },
  plugins: [yamlForReading],
};

/** Code for the extension host. `import()` becomes `require`, so that VS Code can hand out its `vscode` module. */
const host = { ...node, external: ['vscode'], supported: { 'dynamic-import': false } };

const shipped = [
  {
    ...host,
    entryPoints: ['src/editor/extension.ts'],
    outfile: 'dist/extension.js',
    plugins: [...node.plugins, lazyAnalysis],
  },
  { ...host, entryPoints: ['src/editor/analysis.ts'], outfile: 'dist/analysis.js' },
  {
    ...node,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [...node.plugins, executable],
  },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'chrome120',
    entryPoints: ['webview/main.ts'],
    outfile: 'dist/webview.js',
  },
];

/** The suite for the extension host: one file per test file, found by folder, beside the entry that loads them all. */
function extensionHostSuite() {
  const folder = 'test/vscode';
  return {
    ...node,
    minify: false,
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    entryPoints: readdirSync(folder, { recursive: true })
      .filter((name) => name.endsWith('.test.ts') || name === 'index.ts')
      .map((name) => join(folder, name)),
    outbase: folder,
    outdir: 'out/test/vscode',
  };
}

const entries = [...shipped];
if (production) {
  for (const { outfile } of shipped) {
    for (const map of [`${outfile}.map`, outfile.replace(/\.js$/, '.css.map')]) rmSync(map, { force: true });
  }
}
if (tests) {
  rmSync('out/test/vscode', { recursive: true, force: true });
  entries.push(extensionHostSuite());
}

if (watch) {
  const contexts = await Promise.all(entries.map((options) => context({ ...options, logLevel: 'info' })));
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  const results = await Promise.allSettled(entries.map((options) => build(options)));
  // esbuild has already printed the errors with their places.
  if (results.some(({ status }) => status === 'rejected')) process.exitCode = 1;
}
