import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

/** Layers that run in the desktop host, the web host, the webview and the terminal: see docs/ARCHITECTURE.md. */
const PURE = ['src/engine/**/*.ts', 'src/configs/**/*.ts', 'src/report/**/*.ts', 'src/protocol/**/*.ts'];
const NODE_BUILTINS = builtinModules.flatMap((name) => [name, `node:${name}`]);
const PLATFORM_GLOBALS = [
  'window',
  'document',
  'navigator',
  'process',
  'Buffer',
  'require',
  'fetch',
  '__dirname',
  'localStorage',
];

/** Forbids a layer to import what lies to its right in the data flow. */
function layer(folder, ...forbidden) {
  const patterns = forbidden.map((name) => ({
    group: [`**/${name}`, `**/${name}/**`],
    message: `src/${folder} may not import ${name}: data flows one way (docs/ARCHITECTURE.md).`,
  }));
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: ['vscode', ...NODE_BUILTINS].map((name) => ({ name })), patterns },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ['dist', 'out', 'node_modules', '.vscode-test', 'media', 'test/fixtures'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "ExportNamedDeclaration > VariableDeclaration[kind='let']",
          message: 'What is exported never changes: the built files hand out values (esbuild.mjs).',
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: PURE,
    rules: { 'no-restricted-globals': ['error', ...PLATFORM_GLOBALS] },
  },
  layer('engine', 'configs', 'report', 'protocol', 'editor', 'cli', 'worker', 'webview'),
  layer('configs', 'report', 'protocol', 'editor', 'cli', 'worker', 'webview'),
  layer('report', 'protocol', 'editor', 'cli', 'worker', 'webview'),
  layer('protocol', 'configs', 'report', 'editor', 'cli', 'worker', 'webview'),
  {
    files: ['webview/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: ['vscode', ...NODE_BUILTINS].map((name) => ({ name })),
          patterns: [
            {
              group: ['**/src/editor/**', '**/src/cli/**'],
              message: 'The webview never imports the editor.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/cli/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', name: ['describe', 'it'], package: 'mocha' }] },
      ],
    },
  },
);
