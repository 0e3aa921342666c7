import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../../src/configs';
import { configLanguage, mightBeConfig } from '../../../src/editor/configLanguage';

const EXAMPLES = 'media/examples';

/** The example files: path, text and language. */
const examples = readdirSync(EXAMPLES, { recursive: true })
  .map(String)
  .filter((path) => /\.(json|yaml)$/.test(path))
  .map((path) => ({
    path,
    text: readFileSync(join(EXAMPLES, path), 'utf8'),
    language: path.endsWith('json') ? ('json' as const) : ('yaml' as const),
  }));

describe('the cheap question whether a file is ours', () => {
  for (const { path, text, language } of examples) {
    const isOurs = !path.startsWith('not-a-model');
    it(`is answered ${isOurs ? 'yes' : 'no'} for the example ${path}`, () => {
      assert.equal(mightBeConfig(text, language), isOurs);
      assert.equal(readConfig(text, { language, fileName: path }) !== undefined, isOurs);
    });
  }

  for (const [text, language] of [
    ['', 'json'],
    ['', 'yaml'],
    [readFileSync('package.json', 'utf8'), 'json'],
    [readFileSync('tsconfig.json', 'utf8'), 'json'],
    ['on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n', 'yaml'],
    ['{"description": "set model_type and hidden_size"}', 'json'],
  ] as const) {
    it(`is answered no for ${JSON.stringify(text.slice(0, 30))}`, () => {
      assert.equal(mightBeConfig(text, language), false);
    });
  }
});

describe('the language of a document', () => {
  for (const [id, language] of [
    ['json', 'json'],
    ['jsonc', 'json'],
    ['yaml', 'yaml'],
    ['python', undefined],
    ['jsonl', undefined],
  ] as const) {
    it(`${id} is read as ${language ?? 'nothing'}`, () => {
      assert.equal(configLanguage(id), language);
    });
  }
});
