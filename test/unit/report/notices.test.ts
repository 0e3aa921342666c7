import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Notice, type NoticeCode } from '../../../src/engine/notice';
import { isAtLeast, NOTICE_CODES, noticeSentence, sortedNotices } from '../../../src/report/notices';
import { english, inTerminal, translateWith } from '../../../src/report/translate';

function notice(
  code: NoticeCode,
  args: Notice['args'] = {},
  severity: Notice['severity'] = 'warning',
): Notice {
  return { code, severity, args };
}

/** The arguments named in the comment of each code in src/engine/notice.ts. */
function documentedArguments(): ReadonlyMap<string, readonly string[]> {
  const source = readFileSync('src/engine/notice.ts', 'utf8');
  const entries = [...source.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s*\| '([a-z-]+)'/g)];
  return new Map(
    entries.map(([, comment = '', code = '']) => [code, [...comment.matchAll(/`(\w+)`/g)].map((m) => m[1]!)]),
  );
}

describe('noticeSentence', () => {
  const documented = documentedArguments();

  it('has a sentence for every code that the engine documents, and no other', () => {
    assert.deepEqual([...NOTICE_CODES].sort(), [...documented.keys()].sort());
  });

  for (const code of NOTICE_CODES) {
    it(`fills the sentence of ${code} from its documented arguments`, () => {
      const args = Object.fromEntries((documented.get(code) ?? []).map((name, index) => [name, 11 + index]));
      const sentence = noticeSentence(notice(code, args), english);
      assert.doesNotMatch(sentence, /\?|\{\d\}|undefined|NaN/);
      assert.match(sentence, /^[^a-z].*\.$|Not well-formed: 11/);
    });
  }

  it('writes large numbers as the field does', () => {
    const args = { law: 'Hoffmann 2022, approach 3', value: 5e12, low: 44e6, high: 16e9 };
    assert.equal(
      noticeSentence(notice('parameters-outside-fit', args), english),
      '5T parameters lie outside the range Hoffmann 2022, approach 3 was fitted on (44M to 16B): an extrapolation.',
    );
  });

  it('says the sentence in the language of the reader', () => {
    const chinese = translateWith({ 'Not counted: {0}.': '未计入：{0}。' });
    assert.equal(
      noticeSentence(notice('part-not-counted', { part: 'vision tower' }), chinese),
      '未计入：vision tower。',
    );
  });

  const words: readonly (readonly [NoticeCode, Notice['args'], string])[] = [
    [
      'wrong-type',
      { key: 'n_layers', expected: 'number', actual: 'object' },
      '“n_layers” should be a number, but is a block of keys; it is ignored.',
    ],
    [
      'out-of-bounds',
      { key: 'dim', value: '-5', expected: '1 … 1000000000' },
      '“dim” is -5, but should be between 1 and 1B; it is ignored.',
    ],
    [
      'out-of-bounds',
      { key: 'dim', value: '2.5', expected: '1 … 1000000000' },
      '“dim” is 2.5, but should be a whole number between 1 and 1B; it is ignored.',
    ],
    [
      'out-of-bounds',
      { key: 'loss', value: '0', expected: '> 0' },
      '“loss” is 0, but should be > 0; it is ignored.',
    ],
    [
      'missing-field',
      { field: 'architecture.hiddenSize' },
      'Without this the parameters cannot be counted: Hidden size. Add it to the file.',
    ],
    [
      'missing-field',
      { field: 'architecture.vocabularySize' },
      'Without the vocabulary size, which trainers take from the tokenizer, the parameters cannot be counted. Add it to the file or state vocabulary in .scaling-lens.yaml.',
    ],
    ['tokens-unknown', {}, 'The file gives no token budget. FLOPs, loss, time and cost are unknown.'],
    [
      'tokens-unknown',
      { missing: 'unique-tokens' },
      'The file gives epochs, but not the tokens of its data: state scalingLens.uniqueTokens in the settings. FLOPs, loss, time and cost are unknown.',
    ],
    [
      'tokens-assumed',
      { tokens: 2e10, missing: 'accelerators' },
      'The tokens of a step follow from the number of accelerators, which the file does not give: state scalingLens.gpus in the settings. 20B tokens are assumed; for another number state scalingLens.fallbackTokens in the settings.',
    ],
    ['part-not-counted', { part: 'vision-tower' }, 'Not counted: the vision tower.'],
    ['part-not-counted', { part: 'constructor' }, 'Not counted: constructor.'],
  ];
  for (const [code, args, sentence] of words) {
    it(`says ${sentence}`, () => {
      assert.equal(noticeSentence(notice(code, args), english), sentence);
    });
  }

  it('names the flag instead of the setting in the terminal', () => {
    assert.equal(
      noticeSentence(notice('tokens-assumed', { tokens: 2e10, missing: 'batch' }), inTerminal(english)),
      'The file gives steps, but no batch: state --global-batch. 20B tokens are assumed; for another number state --tokens.',
    );
  });

  it('marks an argument that the engine forgot instead of writing undefined', () => {
    assert.equal(noticeSentence(notice('part-not-counted'), english), 'Not counted: ?.');
  });
});

describe('sortedNotices', () => {
  it('puts the worst first, keeps the order otherwise and says nothing twice', () => {
    const hint = notice('tokens-unknown', {}, 'hint');
    const first = notice('duplicate-key', { key: 'a' });
    const second = notice('duplicate-key', { key: 'b' });
    const error = notice('syntax-error', { detail: 'x' }, 'error');
    const given = Object.freeze([hint, first, second, first, error]);
    assert.deepEqual(sortedNotices(given), [error, first, second, hint]);
  });
});

describe('isAtLeast', () => {
  it('orders error over warning over info over hint', () => {
    const order = ['hint', 'info', 'warning', 'error'] as const;
    for (const [i, severity] of order.entries()) {
      for (const [j, threshold] of order.entries()) {
        assert.equal(isAtLeast(notice('tokens-unknown', {}, severity), threshold), i >= j);
      }
    }
  });
});

describe('docs/diagnostics.md', () => {
  const rows = [...readFileSync('docs/diagnostics.md', 'utf8').matchAll(/^\| `([a-z-]+)` \| (\w+) \|/gm)];

  it('has one row for every code and none for others', () => {
    assert.deepEqual(rows.map(([, code]) => code).sort(), [...NOTICE_CODES].sort());
  });

  it('names a severity in every row', () => {
    for (const [, code, severity] of rows) assert.match(severity!, /^(error|warning|info|hint)$/, code);
  });
});

describe('sortedNotices', () => {
  const outOfBounds = (key: string): Notice => ({
    code: 'out-of-bounds',
    severity: 'error',
    args: { key, value: '-1', expected: '1 … 10' },
  });
  const missing = (field: string): Notice => ({ code: 'missing-field', severity: 'error', args: { field } });

  it('say of an impossible value that it is impossible, not also that it is missing', () => {
    const found = sortedNotices([outOfBounds('num_hidden_layers'), missing('architecture.layers')]);
    assert.deepEqual(
      found.map(({ code }) => code),
      ['out-of-bounds'],
    );
  });

  it('still say what else is missing', () => {
    const found = sortedNotices([outOfBounds('num_hidden_layers'), missing('architecture.hiddenSize')]);
    assert.deepEqual(
      found.map(({ code }) => code),
      ['out-of-bounds', 'missing-field'],
    );
  });
});
