import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseJson } from '../../src/configs/document/json';
import { parseStrictJson } from '../../src/configs/document/strictJson';
import { fixture, fixturePaths, languageOf } from '../unit/configs/fixture';

/** JSON as programs write it: with or without blanks. */
const jsonText = fc
  .tuple(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 1, 2, '\t', '\r\n'))
  .map(([value, indent]) => JSON.stringify(value, undefined, indent));

/** Pieces at which the two parsers could part. */
const SHARDS = [
  ...['{', '}', '[', ']', ',', ':', '"', '\\', '\\u00', '\\ud800', '\\x', '/', '//', '/*', '*/', "'", '\n'],
  ...[
    '\t',
    '\v',
    '\u00a0',
    '\u2028',
    '\uFEFF',
    '\u0000',
    '\u007f',
    '-',
    '+',
    '.',
    '0',
    '1',
    '1.',
    '.5',
    '01',
  ],
  ...['1e', '1e5', '1e999', '-0', '0x1', 'true', 'truely', 'false', 'null', 'nul', 'NaN', '-Infinity', ' '],
  ...['"a":', '"a": 1,', '"__proto__":', '"\\"": 2'],
];

const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.constantFrom('', ...SHARDS)), {
  maxLength: 4,
});

function damaged(text: string, changes: readonly (readonly [number, number, string])[]): string {
  return changes.reduce((current, [place, removed, inserted]) => {
    const at = place % (current.length + 1);
    return current.slice(0, at) + inserted + current.slice(at + removed);
  }, text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The strict tree, if there is one, must be the tolerant one, and the tolerant parser must have had no remark. */
function agree(text: string): boolean {
  const strict = parseStrictJson(text);
  if (strict === undefined) return false;
  const tolerant = parseJson(text);
  assert.deepEqual(tolerant.notices, [], text);
  assert.deepEqual(strict, tolerant.roots[0], text);
  return true;
}

describe('the strict JSON parser', () => {
  it('reads all that is JSON, to the very tree of the tolerant parser', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        assert.ok(agree(text), text);
      }),
      { seed: 42, numRuns: 2000 },
    );
  });

  it('reads every fixture that JSON.parse reads', () => {
    const texts = fixturePaths()
      .filter((path) => languageOf(path) === 'json')
      .map(fixture)
      .filter(isJson);
    assert.ok(texts.length > 5);
    for (const text of texts) assert.ok(agree(text), text);
  });

  const widths: readonly (readonly [what: string, value: unknown])[] = [
    ['letters of Latin', { name: 'modèle', size: 7 }],
    ['Chinese', { 模型: '语言模型', layers: 32 }],
    ['a pair of surrogates', ['😀', 1]],
    ['as many ASCII characters as are read at once', 'a'.repeat(65_532)],
    ['one more than that', 'a'.repeat(65_533)],
    ['a long list', Array.from({ length: 20_000 }, (_, index) => `part-${index}`)],
  ];
  for (const [what, value] of widths) {
    it(`reads ${what}`, () => {
      assert.ok(agree(JSON.stringify(value)));
    });
  }

  it('never reads on in the text before', () => {
    assert.ok(agree('["long", "and", "closed"]'));
    for (const text of ['["lo', '["long', '["long"', '["long",', '["long\\', '["long", 1', '[', '']) {
      assert.equal(parseStrictJson(text), undefined, text);
    }
  });

  it('reads nothing else than the tolerant parser does without a remark, however the text is damaged', () => {
    let read = 0;
    fc.assert(
      fc.property(jsonText, edits, (text, changes) => {
        if (agree(damaged(text, changes))) read++;
      }),
      { seed: 42, numRuns: 20_000 },
    );
    assert.ok(read > 2000, `only ${read} texts were JSON`);
  });

  const refused: readonly (readonly [what: string, text: string])[] = [
    ['nothing', ''],
    ['a comment', '{"a": 1 /* one */}'],
    ['a trailing comma', '[1, 2,]'],
    ['a repeated key', '{"a": 1, "a": 2}'],
    ['two values', '1 2'],
    ['a number that goes on', '[1.]'],
    ['a leading zero', '[01]'],
    ['a word that goes on', '[truely]'],
    ['a control character in a string', '["\u0001"]'],
    ['an unknown escape', '["\\x"]'],
    ['an unclosed string', '["a'],
    ['a string that ends in its escape', '["a\\'],
    ["Python's words", '[NaN, Infinity]'],
    ['more nesting than is read', '['.repeat(101) + ']'.repeat(101)],
  ];
  for (const [what, text] of refused) {
    it(`leaves ${what} to the tolerant parser`, () => {
      assert.equal(parseStrictJson(text), undefined);
    });
  }
});
