import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readConfig } from '../../../src/configs';
import { type ConfigPart } from '../../../src/configs/reading';
import {
  movedOffset,
  moveParts,
  partsToShow,
  rememberParts,
  type TextEdit,
} from '../../../src/editor/lastGoodParts';

const TEXT = [
  'model_config:',
  '  n_layer: 22',
  '  n_embd: 2048',
  '  n_head: 32',
  'train:',
  '  max_tokens: 3000000000000',
  '  global_batch_size: 512',
  '  micro_batch_size: 4',
  '  max_seq_length: 2048',
  '',
].join('\n');

function read(text: string): readonly ConfigPart[] {
  return readConfig(text, { language: 'yaml', fileName: 'a.yaml' })?.parts ?? [];
}

/** Replaces the only occurrence of a piece of the text, as one edit. */
function replacing(text: string, piece: string, by: string): { text: string; edit: TextEdit } {
  const rangeOffset = text.indexOf(piece);
  assert.notEqual(rangeOffset, -1);
  return {
    text: text.replace(piece, () => by),
    edit: { rangeOffset, rangeLength: piece.length, text: by },
  };
}

/** What is shown after one edit of the good text. */
function shownAfter(piece: string, by: string) {
  const { text, edit } = replacing(TEXT, piece, by);
  return partsToShow(text, read(text), moveParts(rememberParts(read(TEXT)), edit));
}

describe('the parts shown of a file that is being typed', () => {
  it('are the parts as read where nothing was good before', () => {
    const parts = read(TEXT);
    assert.equal(parts.length, 1);
    assert.deepEqual(partsToShow(TEXT, parts, undefined), [{ part: parts[0], stale: false }]);
  });

  for (const [what, piece, by] of [
    ['a value that is deleted before it is typed again', 'n_layer: 22', 'n_layer: '],
    ['a value that is still a word', 'n_layer: 22', 'n_layer: x'],
    ['a quote that is not closed yet', 'n_layer: 22', 'n_layer: "22'],
    ['a bracket that swallows the rest', 'n_embd: 2048', 'n_embd: [2048'],
  ] as const) {
    it(`stay as they were for ${what}`, () => {
      const shown = shownAfter(piece, by);
      assert.equal(shown[0]?.stale, true);
      assert.equal(shown[0]?.part.description.architecture.layers?.value, 22);
    });
  }

  for (const [what, piece, by] of [
    ['a value that was changed to another', 'n_layer: 22', 'n_layer: 2'],
    ['a line that was deleted with its key', '  n_layer: 22\n', ''],
    ['a key that was renamed', 'n_layer: 22', 'other: 22'],
    ['a comment', 'train:', '# train soon\ntrain:'],
  ] as const) {
    it(`are read anew after ${what}`, () => {
      assert.equal(shownAfter(piece, by)[0]?.stale, false);
    });
  }

  it('are nothing after the whole text was replaced by something else', () => {
    assert.deepEqual(shownAfter(TEXT, 'services:\n  web:\n    image: x\n'), []);
  });

  it('move with text typed above them', () => {
    const before = rememberParts(read(TEXT));
    const edit = { rangeOffset: 0, rangeLength: 0, text: '# a comment\n' };
    const range = before.parts[0]!.modelRange!;
    const moved = moveParts(before, edit).parts[0]!.modelRange!;
    const by = range.start === 0 ? 0 : edit.text.length;
    assert.deepEqual(moved, { start: range.start + by, end: range.end + edit.text.length });
  });
});

describe('an offset after an edit', () => {
  for (const [offset, edit, expected, why] of [
    [5, { rangeOffset: 8, rangeLength: 1, text: 'xx' }, 5, 'before the edit: stays'],
    [5, { rangeOffset: 5, rangeLength: 0, text: 'xx' }, 5, 'at the edit: stays in front of what is typed'],
    [9, { rangeOffset: 2, rangeLength: 3, text: '' }, 6, 'behind a deletion: moves back'],
    [9, { rangeOffset: 2, rangeLength: 0, text: 'abc' }, 12, 'behind an insertion: moves on'],
    [4, { rangeOffset: 2, rangeLength: 5, text: 'abc' }, 2, 'inside what is replaced: goes to its start'],
    [
      7,
      { rangeOffset: 2, rangeLength: 5, text: 'abc' },
      5,
      'at the end of what is replaced: behind the new text',
    ],
  ] as const) {
    it(why, () => {
      assert.equal(movedOffset(offset, edit), expected);
    });
  }

  it('keeps marking the same letter, whatever is edited elsewhere', () => {
    const edits = fc.array(fc.tuple(fc.nat(60), fc.nat(10), fc.string({ maxLength: 8 })), { maxLength: 8 });
    fc.assert(
      fc.property(edits, (changes) => {
        let text = `${'a'.repeat(20)}#${'b'.repeat(20)}`;
        let offset = text.indexOf('#');
        for (const [at, length, typed] of changes) {
          const rangeOffset = Math.min(at, text.length);
          const rangeLength = Math.min(length, text.length - rangeOffset);
          const clean = typed.replaceAll('#', '.');
          if (rangeOffset <= offset && offset < rangeOffset + rangeLength) continue;
          if (rangeOffset === offset) continue;
          const edit = { rangeOffset, rangeLength, text: clean };
          text = text.slice(0, rangeOffset) + clean + text.slice(rangeOffset + rangeLength);
          offset = movedOffset(offset, edit);
        }
        assert.equal(text[offset], '#');
      }),
      { seed: 42 },
    );
  });
});
