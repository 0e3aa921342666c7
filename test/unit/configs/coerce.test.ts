import assert from 'node:assert/strict';
import { coerceFlag, coerceNumber, coerceText, type Coercion } from '../../../src/configs/coerce';
import { parseDocument } from '../../../src/configs/document/document';
import { nodeAtPath, type ScalarNode } from '../../../src/configs/document/node';
import { type ConfigLanguage } from '../../../src/configs';

function scalar(written: string, language: ConfigLanguage): ScalarNode {
  const text = language === 'json' ? `{"k": ${written}}` : `k: ${written}\n`;
  const node = nodeAtPath(parseDocument(text, language).roots[0], ['k']);
  assert.equal(node?.kind, 'scalar');
  return node;
}

const value = <T>(read: T): Coercion<T> => ({ kind: 'value', value: read });
const asText = (read: number): Coercion<number> => ({ kind: 'value', value: read, readAsText: true });
const UNKNOWN = { kind: 'unknown' } as const;
const WRONG = { kind: 'wrong' } as const;

describe('coercion', () => {
  const numbers: readonly (readonly [
    written: string,
    language: ConfigLanguage,
    expected: Coercion<number>,
  ])[] = [
    ['4096', 'yaml', value(4096)],
    ['70_000', 'yaml', value(70000)],
    ['-1', 'yaml', value(-1)],
    ['+3', 'yaml', value(3)],
    ['1.5', 'yaml', value(1.5)],
    ['.5', 'yaml', value(0.5)],
    ['3.e-5', 'yaml', value(3e-5)],
    ['6.0e-4', 'yaml', value(6e-4)],
    // pyyaml issue 173: an exponent needs a dot and a sign to be a number there.
    ['2e-5', 'yaml', asText(2e-5)],
    ['3e12', 'yaml', asText(3e12)],
    ['1.0e5', 'yaml', asText(1e5)],
    ['2e-5', 'json', value(2e-5)],
    ['1E+3', 'json', value(1000)],
    ['"4096"', 'yaml', value(4096)],
    ["'2e-5'", 'yaml', value(2e-5)],
    ['"4_096"', 'json', value(4096)],
    ['0x10', 'yaml', value(16)],
    ['0o17', 'yaml', value(15)],
    ['.inf', 'yaml', value(Infinity)],
    ['auto', 'yaml', UNKNOWN],
    ['"auto"', 'json', UNKNOWN],
    ['???', 'yaml', UNKNOWN],
    ['None', 'yaml', UNKNOWN],
    ['yes', 'yaml', WRONG],
    ['true', 'json', WRONG],
    ['large', 'yaml', WRONG],
    ['16M', 'yaml', WRONG],
    ['1.2.3', 'yaml', WRONG],
    ['2026-01-01', 'yaml', WRONG],
  ];
  for (const [written, language, expected] of numbers) {
    it(`reads ${written} in ${language} as ${JSON.stringify(expected)} where a number is due`, () => {
      assert.deepEqual(coerceNumber(scalar(written, language)), expected);
    });
  }

  it('reads .nan as a number that no bounds accept', () => {
    const read = coerceNumber(scalar('.nan', 'yaml'));
    assert.ok(read.kind === 'value' && Number.isNaN(read.value));
  });

  const flags: readonly (readonly [written: string, expected: Coercion<boolean>])[] = [
    ['true', value(true)],
    ['True', value(true)],
    ['yes', value(true)],
    ['ON', value(true)],
    ['off', value(false)],
    ['No', value(false)],
    ['"no"', value(false)],
    ['"true"', value(true)],
    ['auto', UNKNOWN],
    ['1', WRONG],
    ['y', WRONG],
    ['maybe', WRONG],
  ];
  for (const [written, expected] of flags) {
    it(`reads ${written} as ${JSON.stringify(expected)} where true or false is due`, () => {
      assert.deepEqual(coerceFlag(scalar(written, 'yaml')), expected);
    });
  }

  it('takes only text for text', () => {
    assert.deepEqual(coerceText(scalar('llama', 'yaml')), value('llama'));
    assert.deepEqual(coerceText(scalar('???', 'yaml')), UNKNOWN);
    assert.deepEqual(coerceText(scalar('12', 'yaml')), WRONG);
    assert.deepEqual(coerceText(scalar('"12"', 'yaml')), value('12'));
  });

  it('has null, ~ and nothing as null, quoted words as words', () => {
    for (const written of ['null', '~', '', 'NULL']) assert.equal(scalar(written, 'yaml').value, undefined);
    assert.equal(scalar('"null"', 'yaml').value, 'null');
  });
});
