import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/configs/document/document';
import { MAXIMUM_DEPTH, MAXIMUM_LENGTH } from '../../../src/configs/document/limits';
import { type ConfigNode, type MapNode, nodeAtPath } from '../../../src/configs/document/node';
import { type ConfigLanguage } from '../../../src/configs';
import { codes } from './fixture';

function mapOf(text: string, language: ConfigLanguage): MapNode {
  const root = parseDocument(text, language).roots[0];
  assert.equal(root?.kind, 'map');
  return root;
}

function valueAt(text: string, language: ConfigLanguage, ...path: (string | number)[]): unknown {
  const node = nodeAtPath(parseDocument(text, language).roots[0], path);
  return node?.kind === 'scalar' ? node.value : node?.kind;
}

function* scalars(node: ConfigNode | undefined): Generator<ConfigNode & { kind: 'scalar' }> {
  if (node?.kind === 'scalar') yield node;
  else if (node?.kind === 'list') for (const item of node.items) yield* scalars(item);
  else if (node?.kind === 'map') for (const entry of node.entries.values()) yield* scalars(entry.value);
}

describe('the document tree', () => {
  describe('of JSON', () => {
    it('gives every scalar the range of its text and every key the range of its name', () => {
      const text = '{\r\n\t"a": 1e3, "b": [true, "x\\n", null], // c\r\n "c": {"d": -0.5,},}';
      const root = mapOf(text, 'json');
      const raw = [...scalars(root)].map(({ range }) => text.slice(range.start, range.end));
      assert.deepEqual(raw, ['1e3', 'true', '"x\\n"', 'null', '-0.5']);
      const keys = [...root.entries.values()].map(({ keyRange }) => text.slice(keyRange.start, keyRange.end));
      assert.deepEqual(keys, ['"a"', '"b"', '"c"']);
      assert.equal(text.slice(root.range.start, root.range.end), text);
    });

    it('accepts comments, trailing commas, tabs and a byte order mark without a remark', () => {
      const text = '\uFEFF{ /* sizes */ "dim": 8, // width\n\t"tail": [1, 2,], }';
      assert.deepEqual(parseDocument(text, 'json').notices, []);
      assert.equal(valueAt(text, 'json', 'dim'), 8);
      assert.equal(valueAt(text, 'json', 'tail', 1), 2);
    });

    it('keeps NaN and Infinity as numbers and their neighbours as they are', () => {
      const text = '{"limits": [0, Infinity, -Infinity], "loss": NaN, "name": "NaN or Infinity", "n": 3}';
      assert.deepEqual(parseDocument(text, 'json').notices, []);
      assert.equal(valueAt(text, 'json', 'limits', 1), Infinity);
      assert.equal(valueAt(text, 'json', 'limits', 2), -Infinity);
      assert.ok(Number.isNaN(valueAt(text, 'json', 'loss')));
      assert.equal(valueAt(text, 'json', 'name'), 'NaN or Infinity');
      assert.equal(valueAt(text, 'json', 'n'), 3);
      const raw = [...scalars(mapOf(text, 'json'))].map(({ range }) => text.slice(range.start, range.end));
      assert.deepEqual(raw, ['0', 'Infinity', '-Infinity', 'NaN', '"NaN or Infinity"', '3']);
    });

    it('takes the last of repeated keys and says so', () => {
      const document = parseDocument('{"n": 1, "n": 2}', 'json');
      assert.equal(valueAt('{"n": 1, "n": 2}', 'json', 'n'), 2);
      assert.deepEqual(codes(document.notices), ['duplicate-key']);
      assert.deepEqual(document.notices[0]!.at!.range, { start: 9, end: 12 });
    });

    const halfTyped: readonly (readonly [text: string, path: string, value: unknown])[] = [
      ['{"dim": 4096, "n_layers": 32, "n_he', 'n_layers', 32],
      ['{"dim": 4096 "n_layers": 32}', 'n_layers', 32],
      ['{"dim": 4096, "n_layers": , "n_heads": 8}', 'n_heads', 8],
      ['{"dim": 4096, n_layers: 32, "n_heads": 8}', 'dim', 4096],
      ['{"dim": 4096, "name": "unclosed\n, "n_heads": 8}', 'dim', 4096],
      ['{"list": [1, 2, "n": 3}', 'list', 'list'],
    ];
    for (const [text, path, value] of halfTyped) {
      it(`keeps the good part of ${JSON.stringify(text)}`, () => {
        const document = parseDocument(text, 'json');
        assert.equal(valueAt(text, 'json', path), value);
        assert.ok(codes(document.notices).includes('syntax-error'));
        for (const { at } of document.notices)
          assert.ok(at!.range.start >= 0 && at!.range.end <= text.length);
      });
    }
  });

  describe('of YAML', () => {
    it('gives every scalar the range of its text, quotes included', () => {
      const text = 'a: 70_000  # tokens\nb:\n  - "x y"\n  - \'z\'\nc: {d: 1e5, e: }\nf: !unknown word\n';
      const raw = [...scalars(mapOf(text, 'yaml'))].map(({ range }) => text.slice(range.start, range.end));
      assert.deepEqual(raw, ['70_000', '"x y"', "'z'", '1e5', '', 'word']);
    });

    it('resolves aliases and merge keys, explicit keys first', () => {
      const text = [
        'base: &base {width: 4_096, layers: 32}',
        'other: &other {heads: 8, layers: 99}',
        'small:',
        '  <<: [*base, *other]',
        '  width: 2048',
        'size: &n 12',
        'copy: *n',
      ].join('\n');
      assert.equal(valueAt(text, 'yaml', 'small', 'width'), 2048);
      assert.equal(valueAt(text, 'yaml', 'small', 'layers'), 32);
      assert.equal(valueAt(text, 'yaml', 'small', 'heads'), 8);
      assert.equal(valueAt(text, 'yaml', 'copy'), 12);
      const copy = nodeAtPath(mapOf(text, 'yaml'), ['copy'])!;
      assert.equal(text.slice(copy.range.start, copy.range.end), '*n');
    });

    it('lets an anchor be set anew: an alias means the one last seen', () => {
      assert.equal(valueAt('a: &x 1\nb: *x\nc: &x 2\nd: *x', 'yaml', 'b'), 1);
      assert.equal(valueAt('a: &x 1\nb: *x\nc: &x 2\nd: *x', 'yaml', 'd'), 2);
    });

    it('leaves out an alias to nothing or to itself', () => {
      assert.ok(codes(parseDocument('a: *nothing', 'yaml').notices).length > 0);
      const circle = parseDocument('a: &a {self: *a, n: 1}', 'yaml');
      assert.equal(nodeAtPath(circle.roots[0], ['a', 'n'])?.kind, 'scalar');
      assert.equal(nodeAtPath(circle.roots[0], ['a', 'self']), undefined);
    });

    it('takes the last of repeated keys and says so', () => {
      const text = 'moe: null\nn: 1\nmoe: {experts: 8}\n';
      assert.equal(valueAt(text, 'yaml', 'moe', 'experts'), 8);
      assert.deepEqual(codes(parseDocument(text, 'yaml').notices), ['duplicate-key']);
    });

    it('keeps documents apart', () => {
      const { roots } = parseDocument('a: 1\n---\n# nothing\n---\nb: 2\n', 'yaml');
      assert.deepEqual(
        roots.map((root) => root?.kind),
        ['map', 'scalar', 'map'],
      );
    });

    it('reads a file with CRLF and a byte order mark like any other', () => {
      const text = '\uFEFFmodel:\r\n  d_model: 64\r\n  name: "x"\r\n';
      assert.deepEqual(parseDocument(text, 'yaml').notices, []);
      assert.equal(valueAt(text, 'yaml', 'model', 'd_model'), 64);
    });

    it('never throws for tags it does not know', () => {
      const text =
        'a: !include x.yaml\nb: !!float 1e7\nc: !Ref Layer\nd: !!binary "§"\ne: !!python/tuple [1]\n';
      assert.equal(valueAt(text, 'yaml', 'a'), 'x.yaml');
      assert.equal(valueAt(text, 'yaml', 'b'), 1e7);
      assert.equal(valueAt(text, 'yaml', 'e', 0), 1);
    });

    const halfTyped: readonly (readonly [text: string, path: readonly string[], value: unknown])[] = [
      ['model:\n  d_model: 64\n  n_lay', ['model', 'd_model'], 64],
      ['model:\n  d_model: 64\nlist: [1, 2\nn: 3\n', ['model', 'd_model'], 64],
      ['a: 1\nb: "unclosed\nc: 2\n', ['a'], 1],
      ['a: 1\n\tb: 2\n', ['a'], undefined],
    ];
    for (const [text, path, value] of halfTyped) {
      it(`says what is wrong in ${JSON.stringify(text)} and keeps the good part`, () => {
        const document = parseDocument(text, 'yaml');
        if (value !== undefined) assert.equal(valueAt(text, 'yaml', ...path), value);
        assert.ok(codes(document.notices).includes('syntax-error'));
        for (const { at } of document.notices)
          assert.ok(at!.range.start >= 0 && at!.range.end <= text.length);
      });
    }
  });

  describe('of hostile text', () => {
    it('has keys named like members of Object as keys like any other', () => {
      for (const language of ['json', 'yaml'] as const) {
        const text = '{"__proto__": {"polluted": 1}, "constructor": 2, "toString": 3}';
        assert.equal(valueAt(text, language, '__proto__', 'polluted'), 1);
        assert.equal(valueAt(text, language, 'constructor'), 2);
        assert.equal(valueAt(text, language, 'hasOwnProperty'), undefined);
      }
      assert.equal(({} as { polluted?: number }).polluted, undefined);
    });

    it('does not unfold an alias bomb', () => {
      const lines = ['a0: &a0 {k: [1, 2, 3, 4, 5, 6, 7, 8, 9]}'];
      for (let n = 1; n < 60; n++) {
        const alias = `*a${n - 1}`;
        lines.push(`a${n}: &a${n} {k: [${Array<string>(9).fill(alias).join(', ')}]}`);
      }
      assert.equal(
        nodeAtPath(parseDocument(lines.join('\n'), 'yaml').roots[0], ['a59', 'k', 8, 'k', 0])?.kind,
        'map',
      );
    });

    it('stops merging a large map into thousands of others', () => {
      const base = Array.from({ length: 2000 }, (_, n) => `k${n}: 1`).join(', ');
      const users = Array.from({ length: 2000 }, (_, n) => `u${n}: {<<: *b}`).join('\n');
      const started = performance.now();
      const document = parseDocument(`b: &b {${base}}\n${users}\n`, 'yaml');
      assert.deepEqual(codes(document.notices), ['too-large']);
      // The parser alone needs a tenth of this; unbounded merging would need a hundred times more.
      assert.ok(performance.now() - started < 5000);
    });

    const deep: readonly (readonly [title: string, language: ConfigLanguage, text: string])[] = [
      ['10,000 open JSON lists', 'json', '['.repeat(10_000)],
      ['10,000 closed JSON maps', 'json', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
      ['10,000 YAML flow lists', 'yaml', '['.repeat(10_000) + ']'.repeat(10_000)],
      ['10,000 YAML lists on one line', 'yaml', '- '.repeat(10_000) + 'x'],
      ['10,000 YAML keys on one line', 'yaml', '? '.repeat(10_000) + 'x'],
      [
        '1,000 indented YAML maps',
        'yaml',
        Array.from({ length: 1000 }, (_, n) => ' '.repeat(n) + 'a:').join('\n'),
      ],
    ];
    for (const [title, language, text] of deep) {
      it(`refuses ${title} without a stack overflow`, () => {
        const document = parseDocument(text, language);
        assert.deepEqual(document.roots, []);
        assert.deepEqual(codes(document.notices), ['too-large']);
      });
    }

    it('reads nesting that real files have', () => {
      const levels = MAXIMUM_DEPTH - 1;
      const json = '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);
      assert.equal(valueAt(json, 'json', ...Array<string>(levels).fill('a')), 1);
      const yaml = Array.from({ length: levels }, (_, n) => ' '.repeat(n) + 'a:').join('\n') + ' 1';
      assert.equal(valueAt(yaml, 'yaml', ...Array<string>(levels).fill('a')), 1);
    });

    it('refuses text of several megabytes', () => {
      for (const language of ['json', 'yaml'] as const) {
        const document = parseDocument(' '.repeat(MAXIMUM_LENGTH + 1), language);
        assert.deepEqual(codes(document.notices), ['too-large']);
      }
    });
  });
});

describe('JSON5', () => {
  const said = (text: string): readonly unknown[] =>
    parseDocument(text, 'json').notices.map(({ code, args, at }) => [code, args.detail, at?.range.start]);

  const cases: readonly (readonly [what: string, text: string, start: number])[] = [
    ['names without quotes', "{\n  hidden_size: 4096,\n  vocab_size: 32000,\n  act: 'silu',\n}", 4],
    ['single quotes around names', "{'hidden_size': 4096, 'vocab_size': 32000}", 1],
    ['single quotes around a text', `{"act": 'silu', "hidden_size": 4096}`, 8],
  ];
  for (const [what, text, start] of cases) {
    it(`is said once, at the first of its ${what}`, () => {
      assert.deepEqual(said(text), [['syntax-error', 'json5', start]]);
    });
  }

  it('is not taken for a text that is only half typed', () => {
    for (const text of ['{"hidden_size": 4096, hid', '{"hidden_size": }', '{"a": 1 "b": 2}']) {
      assert.ok(
        said(text).every((each) => !String(each).includes('json5')),
        text,
      );
    }
  });
});
