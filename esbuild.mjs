/**
 * Builds what is shipped into dist/ and, with --tests, the suite for the extension host into out/.
 *
 *   node esbuild.mjs [--production] [--watch] [--tests]
 *
 * `--production` minifies and leaves source maps out; `--watch` builds again on every change until Ctrl-C.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context, transform } from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

/**
 * Turns the ESM files of a build into CommonJS, one by one: esbuild splits only ESM, and VS Code's web host loads only
 * CommonJS. Wherever the source says `import()`, a file of its own is read when it is needed: the engine when a
 * document is ours, a format's reader when a document may be of that format.
 */
const splitCommonJs = {
  name: 'split-commonjs',
  setup(bundler) {
    bundler.onEnd(async ({ errors, outputFiles }) => {
      if (errors.length > 0) return;
      rmSync(CHUNKS, { recursive: true, force: true });
      for (const { path, text } of outputFiles) {
        const sourcemap = production ? false : 'inline';
        const { code } = await transform(exportingPlainly(text, path), {
          sourcemap,
          sourcefile: path,
          format: 'cjs',
          platform: 'neutral',
          charset: 'utf8',
          target: node.target,
          supported: { 'dynamic-import': false },
        });
        const written = production ? await minifyCommonJs(withoutInterop(code, path)) : code;
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(withoutWordChunk(path), withoutWordChunk(written));
      }
    });
  },
};

/** What several files share lies in `chunks/` under its hash alone: its name stands in each of them. */
function withoutWordChunk(text) {
  return text.replace(/([\\/])chunk-(?=[A-Z0-9]{8}\.js\b)/g, '$1');
}

/**
 * Lets an ESM file hand out its names as properties of one plain object, filled when all of them are there. esbuild
 * would make each of them a getter, for names that change later: none of ours do, a call through a getter costs as much
 * as a short function, and the getters are a tenth of all that is loaded. Files of a split build never import each
 * other in a circle.
 */
function exportingPlainly(text, path) {
  const plain = text.replace(/^export \{([^}]*)\};$|\bexport\{([^}]*)\};$/m, (_, spaced, dense) => {
    const names = (spaced ?? dense).split(',').map((name) => name.trim().split(' as ').reverse());
    return `module.exports={${names.map((pair) => pair.join(':')).join()}};`;
  });
  if (/\bexport ?[{*]/.test(plain)) throw new Error(`${path} exports in another way than expected here`);
  return plain;
}

/**
 * Takes out of a CommonJS file what esbuild puts into each of them, a tenth of all that is loaded: how to deal with
 * modules that were never ESM and how to read a `default`. Our files import each other and `vscode` by name only.
 */
function withoutInterop(code, path) {
  const found = code.match(/\b__(?:toESM|toCommonJS)\b(?! =)/g) ?? [];
  if (found.length === 0) return code;
  if (/\bimport_\w+\.default\b/.test(code)) throw new Error(`${path} imports a default`);
  const helpers = /^var __toESM = [^]*?^\)\);$|^var __toCommonJS = .*$/gm;
  if (code.match(helpers)?.length !== new Set(found).size)
    throw new Error(`esbuild writes ${path} differently`);
  return code.replace(helpers, (helper) => `${helper.split(' = ')[0]} = (module) => module;`);
}

/** Minifies a CommonJS file, without what nobody uses in it. */
async function minifyCommonJs(code) {
  const { code: small } = await transform(code, {
    minify: true,
    treeShaking: true,
    format: 'cjs',
    charset: 'utf8',
    target: node.target,
  });
  return callingPlainly(small);
}

/**
 * Calls what another file exports as `file.name()`, not as `(0, file.name)()`, which hides the file from `this`: none of
 * our functions look at it.
 */
function callingPlainly(code) {
  return code.replace(/([\w$]?)\(0,([\w$]+\.[\w$]+)\)\(/g, (_, before, name) =>
    before === '' ? `${name}(` : `${before} ${name}(`,
  );
}

/** Modules of `yaml` that only writing, other schemas and conversion to JavaScript values need. */
const NOT_FOR_READING = [
  'stringify/\\w+',
  'schema/(?:core|json|yaml-1\\.1)/\\w+',
  'schema/common/null',
  'doc/(?:anchors|applyReviver|createNode)',
  'nodes/(?:addPairToJSMap|toJS)',
  'parse/cst-(?:scalar|stringify|visit)',
  'visit',
];

/** Of the classes of documents, nodes and schemas, what parsing calls; all the rest writes, converts and edits. */
const CALLED_IN_READING = ['constructor', 'setSchema', 'atDocument', 'add', 'tagName', 'tagString'];

/** A method as yaml's files are written: four blanks in, with its closing brace there as well. */
const METHOD = /^ {4}(?:static )?(\w+)\([^\n]*\) \{\n[^]*?^ {4}\}\n/gm;

/**
 * We only ever parse YAML with the schema `failsafe` (src/configs/document/yaml.ts): structure and positions. esbuild
 * cannot tell, because nodes refer to all the rest from methods that nobody calls; here both are left out, and what such
 * a module exports becomes a function that throws. test/package/reading.test.ts reads configs, healthy and broken, with
 * the bundle that is shipped.
 */
const yamlForReading = {
  name: 'yaml-for-reading',
  setup(bundler) {
    const paths = NOT_FOR_READING.join('|').replaceAll('/', '[\\\\/]');
    const filter = new RegExp(`[\\\\/]yaml[\\\\/]browser[\\\\/]dist[\\\\/](?:${paths})\\.js$`);
    bundler.onLoad({ filter }, ({ path }) => {
      // `export { one, two as three };` closes each of yaml's modules.
      const list = /^export \{([^}]*)\};\s*$/m.exec(readFileSync(path, 'utf8'))?.[1];
      if (list === undefined) throw new Error(`${path} is written in another way than expected here`);
      const names = list.split(',').map((name) => name.trim().split(' as ').at(-1));
      const exports = names.map((name) => `leftOut as ${name}`).join(', ');
      return {
        contents: `function leftOut() { throw new Error('left out, see esbuild.mjs'); }\nexport { ${exports} };`,
      };
    });
    bundler.onLoad(
      { filter: /[\\/]yaml[\\/]browser[\\/]dist[\\/](?:doc|nodes|schema)[\\/]\w+\.js$/ },
      ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(METHOD, (method, name) =>
          CALLED_IN_READING.includes(name) ? method : '',
        ),
      }),
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

/** The files that the two entries of the extension host share or read later. */
const CHUNKS = 'dist/chunks';

const shipped = [
  {
    ...node,
    external: ['vscode'],
    entryPoints: ['src/editor/extension.ts', 'src/editor/analysis.ts'],
    outdir: 'dist',
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    sourcemap: production ? false : 'inline',
    write: false,
    plugins: [...node.plugins, splitCommonJs],
  },
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
    charset: 'utf8',
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
    if (outfile === undefined) continue;
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
