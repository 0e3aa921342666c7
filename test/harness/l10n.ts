/**
 * Collects every sentence that is shown to people, from the literal first argument of `t(…)` and `l10n.t(…)`, and
 * compares it with the bundles that VS Code loads.
 *
 *   npx tsx test/harness/l10n.ts           lists what is missing or no longer used
 *   npx tsx test/harness/l10n.ts --write   writes the English bundle anew
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

/** Where people's words are written. */
const FOLDERS = ['src/report', 'src/editor', 'src/cli', 'webview'];
/** Hands a sentence on and so has no literal. */
const EXEMPT = 'src/report/translate.ts';

export const ENGLISH_BUNDLE = 'l10n/bundle.l10n.json';
export const CHINESE_BUNDLE = 'l10n/bundle.l10n.zh-cn.json';

export type Bundle = Readonly<Record<string, string>>;

export interface CollectedStrings {
  readonly sentences: readonly string[];
  /** `file:line` of calls whose first argument is no literal. */
  readonly notLiteral: readonly string[];
}

/** The sources in which people's words are written, below folders. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d)\.ts$/.test(name))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => path !== EXEMPT);
}

function isTranslateCall(call: ts.CallExpression): boolean {
  const { expression } = call;
  if (ts.isIdentifier(expression)) return expression.text === 't';
  return ts.isPropertyAccessExpression(expression) && expression.name.text === 't';
}

/** Every sentence of the sources, sorted, and the calls that cannot be collected. */
export function collectStrings(
  files: readonly string[] = FOLDERS.flatMap(sourceFiles),
  read: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): CollectedStrings {
  const sentences = new Set<string>();
  const notLiteral: string[] = [];
  for (const path of files) {
    const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true);
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && isTranslateCall(node)) {
        const [first] = node.arguments;
        if (first !== undefined && ts.isStringLiteralLike(first)) sentences.add(first.text);
        else notLiteral.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { sentences: [...sentences].sort(), notLiteral };
}

export function readBundle(path: string): Bundle {
  return JSON.parse(readFileSync(path, 'utf8')) as Bundle;
}

/** The places `{0}`, `{1}`… of a sentence, sorted. */
export function placesOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\d+\}/g)].map(([place]) => place).sort();
}

function main(): void {
  const { sentences, notLiteral } = collectStrings();
  for (const place of notLiteral) console.log(`not a literal: ${place}`);
  if (process.argv.includes('--write')) {
    const bundle = Object.fromEntries(sentences.map((sentence) => [sentence, sentence]));
    writeFileSync(ENGLISH_BUNDLE, `${JSON.stringify(bundle, undefined, 2)}\n`);
  }
  for (const path of [ENGLISH_BUNDLE, CHINESE_BUNDLE]) {
    const known = new Set(Object.keys(readBundle(path)));
    for (const sentence of sentences)
      if (!known.has(sentence)) console.log(`missing in ${path}: ${sentence}`);
    for (const sentence of known) {
      if (!sentences.includes(sentence)) console.log(`no longer used in ${path}: ${sentence}`);
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
