import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown, linkLine, markdownTable, paragraphs, shorten } from '../../../src/report/markdown';

describe('escapeMarkdown', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['hidden_size', 'hidden\\_size'],
    ['[x](command:evil)', '\\[x\\](command:evil)'],
    ['![x](http://a.b)', '!\\[x\\](http\\://a.b)'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['a | b', 'a \\| b'],
    ['a\r\n# b', 'a \\# b'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['$2.81M', '\\$2.81M'],
    ['`code`', '\\`code\\`'],
    ['&lt;', '\\&lt;'],
    ['www.evil.example', 'www\\.evil.example'],
    ['me@evil.example', 'me\\@evil.example'],
    ['compute-optimal', 'compute-optimal'],
  ];
  for (const [text, escaped] of cases) {
    it(`turns ${JSON.stringify(text)} into ${escaped}`, () => {
      assert.equal(escapeMarkdown(text), escaped);
    });
  }

  it('leaves no character that means something to Markdown unescaped, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\\`*_{}[]()|<>~$&#@:/w.\n -1a') }), (text) => {
        const escaped = escapeMarkdown(text);
        assert.doesNotMatch(escaped.replace(/\\[^\n]/g, ''), /[\\`*_[\]|<>~$&#@\n]|:\/\/|www\./);
      }),
      { seed: 42 },
    );
  });
});

describe('markdownTable', () => {
  it('aligns numbers to the right and keeps bars inside a cell', () => {
    assert.equal(markdownTable(['a', 'b'], [['x|y', '1\n2']]), '| a | b |\n| :-- | --: |\n| x\\|y | 1 2 |');
  });

  it('is nothing without rows', () => {
    assert.equal(markdownTable(['a'], []), '');
  });

  it('does not escape a bar twice', () => {
    assert.match(markdownTable(['a'], [['x\\|y']]), /x\\\|y/);
  });
});

describe('small pieces', () => {
  it('joins what is there with empty lines', () => {
    assert.equal(paragraphs('a', undefined, '', 'b'), 'a\n\nb');
  });

  it('shortens by characters, not by halves of an emoji', () => {
    assert.equal(shorten('😀😀😀', 2), '😀…');
    assert.equal(shorten('abc', 3), 'abc');
  });

  it('writes links in a row', () => {
    assert.equal(
      linkLine([
        { title: 'A', uri: 'command:a' },
        { title: 'B', uri: 'command:b' },
      ]),
      '[A](command:a) · [B](command:b)',
    );
  });
});
