/**
 * The package `yaml` also writes YAML, knows the types of YAML 1.1, edits documents and turns them into JavaScript
 * values. We only ever parse with the schema `failsafe` (src/configs/document/yaml.ts): structure and positions.
 * esbuild cannot tell, because nodes refer to all that from methods that nobody calls. This plugin leaves it out, which
 * is 40 % of the package: what a module below exports becomes a function that throws, and the methods below are cut.
 * test/package/reading.test.ts reads configs, healthy and broken, with the bundle that is shipped.
 */
import { readFile } from 'node:fs/promises';

/** Modules that only writing, other schemas and conversion need. */
const MODULES = [
  'stringify/\\w+',
  'schema/(?:core|json|yaml-1\\.1)/\\w+',
  'schema/common/null',
  'doc/(?:anchors|applyReviver|createNode)',
  'nodes/(?:addPairToJSMap|toJS)',
  'parse/cst-(?:scalar|stringify|visit)',
  'visit',
];

const EDITING = ['add', 'delete', 'get', 'has', 'set'];
const EDITING_DEEP = ['addIn', 'deleteIn', 'getIn', 'hasIn', 'setIn', 'clone'];
const CONVERTING = ['toJSON', 'toString'];

/** Methods that only editing, writing and conversion need, by the module of their class. */
const METHODS = {
  'doc/Document': [
    ...EDITING,
    ...EDITING_DEEP,
    ...CONVERTING,
    'toJS',
    'createAlias',
    'createNode',
    'createPair',
  ],
  'doc/directives': ['clone', 'tagString', 'toString'],
  'nodes/Alias': ['resolve', ...CONVERTING],
  'nodes/Collection': [...EDITING_DEEP, 'hasAllNullValues'],
  'nodes/Node': ['clone', 'toJS'],
  'nodes/Pair': ['clone', ...CONVERTING],
  'nodes/Scalar': CONVERTING,
  'nodes/YAMLMap': [...EDITING, ...CONVERTING, 'static from'],
  'nodes/YAMLSeq': [...EDITING, ...CONVERTING, 'static from'],
  'schema/Schema': ['clone'],
};

const LEFT_OUT = 'yaml-left-out';

function moduleFilter(paths) {
  const path = paths.join('|').replaceAll('/', '[\\\\/]');
  return new RegExp(`[\\\\/]yaml[\\\\/]browser[\\\\/]dist[\\\\/](${path})\\.js$`);
}

/** The names in `export { one, two as three };`, which closes each of yaml's modules. */
function exportedNames(source) {
  const list = /^export \{([^}]*)\};\s*$/m.exec(source)?.[1];
  if (list === undefined) throw new Error('yaml is written in another way than expected here');
  return list.split(',').map((name) => name.trim().split(' as ').at(-1));
}

/** Cuts a method out of a class, as yaml's formatter lays it out: four blanks before its first and last line. */
function withoutMethod(source, name) {
  const method = new RegExp(`^ {4}${name}\\([^\\n]*\\{\\n(?: {5}[^\\n]*\\n|\\n)* {4}\\}\\n`, 'm');
  if (!method.test(source)) throw new Error(`yaml has no method ${name} where one is expected`);
  return source.replace(method, '');
}

export const yamlForReading = {
  name: 'yaml-for-reading',
  setup(bundler) {
    bundler.onLoad({ filter: moduleFilter(MODULES) }, async ({ path }) => {
      const names = exportedNames(await readFile(path, 'utf8'));
      return {
        contents: `export { ${names.map((name) => `leftOut as ${name}`).join(', ')} } from '${LEFT_OUT}';`,
      };
    });

    const classes = moduleFilter(Object.keys(METHODS));
    bundler.onLoad({ filter: classes }, async ({ path }) => {
      const module = classes.exec(path)[1].replaceAll('\\', '/');
      return { contents: METHODS[module].reduce(withoutMethod, await readFile(path, 'utf8')) };
    });

    const filter = new RegExp(`^${LEFT_OUT}$`);
    bundler.onResolve({ filter }, () => ({ path: LEFT_OUT, namespace: LEFT_OUT, sideEffects: false }));
    bundler.onLoad({ filter, namespace: LEFT_OUT }, () => ({
      contents: `export function leftOut() { throw new Error('left out, see bundling/yamlForReading.mjs'); }`,
    }));
  },
};
