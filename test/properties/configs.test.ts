import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ConfigLanguage, type ConfigReading, readConfig } from '../../src/configs';
import { parseDocument } from '../../src/configs/document/document';
import { type ConfigNode } from '../../src/configs/document/node';
import { type Sourced } from '../../src/engine/run';
import { fixture, fixturePaths, languageOf } from '../unit/configs/fixture';

/** Every fixture that is a config. */
const PATHS = fixturePaths();

/** What people and programs leave in files when something goes wrong, and what tempts parsers. */
const SHARDS = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '"',
  "'",
  '\\',
  '\n',
  '\t',
  ' ',
  '- ',
  '? ',
  '&a ',
  '*a',
  '<<: ',
  '!!float ',
  '|',
  '>',
  '---\n',
  '#',
  '//',
  '/*',
  '${',
  '${model}',
  '${.}',
  'NaN',
  'Infinity',
  '1e999',
  '-1',
  '0',
  '1e-400',
  '.inf',
  '.nan',
  'null',
  '__proto__',
  'constructor',
  '9007199254740993',
  '\uFEFF',
  '\u2028',
  '\uD800',
  '%YAML 1.1\n',
  '1ep',
  '2e12T',
] as const;

/** A place in a text as a share of its length, every place as likely (`fc.double` prefers the ends). */
const SHARE = fc.nat(9999).map((n) => n / 10_000);

/** One way to damage a text: cut it, drop a piece, put a shard in, repeat a piece, change one character. */
const damage = fc.record({
  kind: fc.constantFrom('cut', 'drop', 'insert', 'repeat', 'flip'),
  at: SHARE,
  length: fc.integer({ min: 1, max: 60 }),
  shard: fc.constantFrom(...SHARDS),
  bit: fc.integer({ min: 0, max: 6 }),
});

function apply(
  text: string,
  { kind, at, length, shard, bit }: typeof damage extends fc.Arbitrary<infer D> ? D : never,
) {
  const start = Math.floor(at * text.length);
  const [before, piece, after] = [
    text.slice(0, start),
    text.slice(start, start + length),
    text.slice(start + length),
  ];
  if (kind === 'cut') return before;
  if (kind === 'drop') return before + after;
  if (kind === 'insert') return before + shard + piece + after;
  if (kind === 'repeat') return before + piece + piece + after;
  return before + String.fromCharCode(text.charCodeAt(start) ^ (1 << bit)) + text.slice(start + 1);
}

function* sourced(value: unknown): Generator<Sourced<unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if ('value' in value && 'origin' in value) yield value as Sourced<unknown>;
  else for (const inner of Object.values(value)) yield* sourced(inner);
}

/** What every reading must be, whatever the text. */
function check(reading: ConfigReading | undefined, text: string): void {
  for (const part of reading?.parts ?? []) {
    for (const field of sourced(part.description)) {
      if (typeof field.value === 'number')
        assert.ok(Number.isFinite(field.value) && field.value >= 0, String(field.value));
      if (field.origin === 'file') assert.ok(field.at !== undefined);
      if (field.origin === 'format-default' || field.origin === 'derived')
        assert.ok(field.note !== undefined);
      const range = field.at?.range;
      if (range !== undefined)
        assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length);
    }
  }
  for (const { at } of [
    ...(reading?.notices ?? []),
    ...(reading?.parts ?? []).flatMap(({ notices }) => notices),
  ]) {
    if (at !== undefined)
      assert.ok(0 <= at.range.start && at.range.start <= at.range.end && at.range.end <= text.length);
  }
}

function* scalars(node: ConfigNode | undefined): Generator<ConfigNode & { kind: 'scalar' }> {
  if (node?.kind === 'scalar') yield node;
  else if (node?.kind === 'list') for (const item of node.items) yield* scalars(item);
  else if (node?.kind === 'map') for (const entry of node.entries.values()) yield* scalars(entry.value);
}

describe('reading configs', () => {
  it('never throws and never gives an impossible number, however a file is damaged', () => {
    let read = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...PATHS),
        fc.array(damage, { minLength: 1, maxLength: 4 }),
        (path, damages) => {
          const text = damages.reduce(apply, fixture(path));
          const reading = readConfig(text, { language: languageOf(path) });
          if (reading !== undefined && reading.parts.length > 0) read++;
          check(reading, text);
        },
      ),
      { seed: 42, numRuns: 3000 },
    );
    // Much of the damage leaves a file that is still read: the property is about readings, not about silence.
    assert.ok(read > 1000, `only ${read} of 3000 were read`);
  }).timeout(60_000);

  it('never throws for two files spliced together, read as either language', () => {
    const path = fc.constantFrom(...PATHS);
    fc.assert(
      fc.property(
        path,
        path,
        SHARE,
        SHARE,
        fc.constantFrom<ConfigLanguage>('json', 'yaml'),
        (one, two, end, start, language) => {
          const [head, tail] = [fixture(one), fixture(two)];
          const text = head.slice(0, end * head.length) + tail.slice(start * tail.length);
          check(readConfig(text, { language }), text);
        },
      ),
      { seed: 42, numRuns: 1000 },
    );
  }).timeout(60_000);

  it('never throws for text of shards alone', () => {
    const text = fc.array(fc.constantFrom(...SHARDS, 'dim', 'n_layers', 'n_heads', 'model', 'max_duration'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.constantFrom<ConfigLanguage>('json', 'yaml'), (shards, language) => {
        const joined = shards.join('');
        const { roots } = parseDocument(joined, language);
        for (const root of roots) {
          for (const { range } of scalars(root))
            assert.ok(range.start <= range.end && range.end <= joined.length);
        }
        check(readConfig(joined, { language }), joined);
      }),
      { seed: 42, numRuns: 2000 },
    );
  }).timeout(60_000);

  it('gives every value of any JSON back at its range', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        const { roots, notices } = parseDocument(text, 'json');
        for (const { range, value } of scalars(roots[0])) {
          const read: unknown = JSON.parse(text.slice(range.start, range.end));
          assert.deepEqual(value, read ?? undefined);
        }
        assert.deepEqual(
          notices.filter(({ code }) => code !== 'duplicate-key'),
          [],
        );
      }),
      { seed: 42, numRuns: 500 },
    );
  });

  it('reads JSON as YAML to the same tree', () => {
    const shape = (node: ConfigNode | undefined): unknown => {
      if (node?.kind === 'list') return node.items.map(shape);
      if (node?.kind !== 'map') return node?.kind === 'scalar' ? [typeof node.value, node.text] : undefined;
      return [...node.entries.values()].map(({ key, value }) => [key, shape(value)]);
    };
    const word = fc.stringMatching(/^[a-z_]{1,12}$/);
    const value = fc.oneof(fc.integer(), fc.boolean(), word, fc.constant(null));
    fc.assert(
      fc.property(
        fc.dictionary(word, fc.oneof(value, fc.array(value), fc.dictionary(word, value))),
        (object) => {
          const text = JSON.stringify(object);
          assert.deepEqual(
            shape(parseDocument(text, 'yaml').roots[0]),
            shape(parseDocument(text, 'json').roots[0]),
          );
        },
      ),
      { seed: 42, numRuns: 500 },
    );
  });

  const SIZES = [
    'dim',
    'n_layers',
    'n_heads',
    'n_kv_heads',
    'head_dim',
    'vocab_size',
    'multiple_of',
  ] as const;
  for (const key of SIZES) {
    it(`leaves out ${key} and nothing else where it is impossible`, () => {
      const impossible = fc.oneof(
        fc.integer({ max: 0 }),
        fc.constantFrom('NaN', '1e400', '1.5', '-Infinity', '1e10'),
      );
      fc.assert(
        fc.property(impossible, (value) => {
          const sizes = {
            dim: 64,
            n_layers: 2,
            n_heads: 4,
            n_kv_heads: 2,
            head_dim: 16,
            vocab_size: 128,
            multiple_of: 32,
          };
          const unset = key === 'vocab_size' && value === -1;
          const lines = Object.entries(sizes).map(
            ([name, size]) => `"${name}": ${name === key ? value : size}`,
          );
          const text = `{${lines.join(', ')}}`;
          const reading = readConfig(text, { language: 'json' });
          check(reading, text);
          const codes = reading?.parts[0]?.notices.map(({ code }) => code);
          assert.deepEqual(codes, unset ? [] : ['out-of-bounds']);
        }),
        { seed: 42, numRuns: 100 },
      );
    });
  }
});
