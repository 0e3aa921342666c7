import assert from 'node:assert/strict';
import { type ConfigLanguage, FORMATS, readConfig } from '../../../src/configs';
import { candidateFormats, occursAsKey } from '../../../src/configs/recognise';
import { codes, fixture, fixturePaths, languageOf, readFixture } from './fixture';

describe('the recogniser', () => {
  // Fixtures lie in a folder named after their format.
  const ours = fixturePaths()
    .filter((path) => !path.startsWith('huggingface/'))
    .map((path) => [path, path.split('/')[0]] as const);
  for (const [path, format] of ours) {
    it(`knows ${path}`, () => {
      const reading = readFixture(path);
      assert.equal(reading?.format, format);
      assert.equal(reading?.parts.length, path.includes('several') ? 2 : 1);
    });
  }

  const foreign = [
    'schema.json',
    'detector.json',
    'speech.yaml',
    'compose.yaml',
    'labels.json',
    'vision.yaml',
  ];
  for (const name of foreign) {
    it(`is silent about foreign/${name}`, () => {
      assert.equal(readFixture(`foreign/${name}`), undefined);
    });
  }

  it('is silent about a template that only names our keys', () => {
    assert.equal(readFixture('foreign/helm.yaml'), undefined);
  });

  const trifles: readonly (readonly [text: string, language: ConfigLanguage])[] = [
    ['', 'json'],
    ['', 'yaml'],
    ['   \n', 'yaml'],
    ['[]', 'json'],
    ['12', 'json'],
    ['"dim n_layers n_heads"', 'json'],
    ['just words about dim: and n_layers: and n_heads:', 'yaml'],
    ['- dim: 1\n- n_layers: 1\n- n_heads: 1', 'yaml'],
    ['{"a": {"dim": 8, "n_layers": 8, "n_heads": 8}}', 'json'],
    ['{"dim": 8, "n_layers": "8 of them", "n_heads": 8}', 'json'],
    ['{"dim": 8, "n_layers": 8}', 'json'],
  ];
  for (const [text, language] of trifles) {
    it(`is silent about ${JSON.stringify(text)} in ${language}`, () => {
      assert.equal(readConfig(text, { language }), undefined);
    });
  }

  it('rejects foreign files by the scan alone, before any parsing', () => {
    for (const text of [
      '{"name": "x", "version": "1.0.0", "dependencies": {}}',
      '{"layers": [], "vocab_size": 8}',
    ]) {
      assert.deepEqual(candidateFormats(text, 'json', FORMATS), []);
    }
    for (const path of ['foreign/speech.yaml']) {
      assert.deepEqual(candidateFormats(fixture(path), languageOf(path), FORMATS), []);
    }
  });

  const keys: readonly (readonly [text: string, found: boolean])[] = [
    ['dim: 8', true],
    ['{dim: 8}', true],
    ['"dim": 8', true],
    ["'dim' : 8", true],
    ['  dim:\n    8', true],
    ['hidden_dim: 8', false],
    ['dims: 8', false],
    ['base-dim: 8', false],
    ['dim, 8', false],
    ['a dim\n: 8', false],
  ];
  for (const [text, found] of keys) {
    it(`${found ? 'finds' : 'does not find'} the key dim in ${JSON.stringify(text)}`, () => {
      assert.equal(occursAsKey(text, 'dim'), found);
    });
  }

  it('keeps a half-typed file, with the error where it is', () => {
    const text = '{"dim": 4096, "n_layers": 32, "n_heads": 32, "vocab_size": 32000, "n_kv_';
    const reading = readConfig(text, { language: 'json' });
    assert.equal(reading?.parts[0]?.description.architecture.hiddenSize?.value, 4096);
    assert.ok(codes(reading.notices).includes('syntax-error'));
  });

  it('says what is wrong in a file that breaks before its fingerprint', () => {
    const reading = readConfig('{"dim": 4096, "n_layers": 32, "n_heads": }', { language: 'json' });
    assert.equal(reading?.format, 'meta-params');
    assert.deepEqual(reading.parts, []);
    assert.ok(codes(reading.notices).includes('syntax-error'));
  });

  it('says that our own file is too large or too deep, and nothing about a foreign one', () => {
    const sizes = '"dim": 4096, "n_layers": 32, "n_heads": 32';
    const long = readConfig(`{${sizes}, "x": "${'a'.repeat(2_000_000)}"}`, { language: 'json' });
    assert.deepEqual(codes(long!.notices), ['too-large']);
    const deep = readConfig(`{${sizes}, "x": ${'['.repeat(10_000)}`, { language: 'json' });
    assert.deepEqual(codes(deep!.notices), ['too-large']);
    assert.equal(readConfig(`{"x": "${'a'.repeat(5_000_000)}"}`, { language: 'json' }), undefined);
    assert.equal(readConfig('['.repeat(10_000), { language: 'json' }), undefined);
  });

  it('tells the documents of one file apart', () => {
    const one = fixture('olmo/defaults.yaml');
    const reading = readConfig(`${one}---\napiVersion: v1\n---\n${one}`, { language: 'yaml' });
    assert.deepEqual(
      reading?.parts.map(({ label }) => label),
      ['1', '2'],
    );
    const [first, second] = reading.parts;
    assert.ok(second!.modelRange!.start > first!.modelRange!.end);
  });

  it('has formats with stable kebab-case ids, titles and at least two groups of keys', () => {
    const ids = FORMATS.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id, title, keyHints } of FORMATS) {
      assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.ok(title.length > 0 && keyHints.length >= 2);
    }
  });
});
