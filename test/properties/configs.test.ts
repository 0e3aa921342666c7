import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ConfigLanguage, readConfig } from '../../src/configs';
import { parseDocument } from '../../src/configs/document/document';
import { type ConfigNode } from '../../src/configs/document/node';
import { fixture, fixturePaths, languageOf } from '../unit/configs/fixture';
import { assertReading } from './assertReading';
import { applyDamage, damage, SHARDS, SHARE } from './damage';

/** Every fixture that is a config. */
const PATHS = fixturePaths();

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
          const text = damages.reduce(applyDamage, fixture(path));
          const reading = readConfig(text, { language: languageOf(path) });
          if (reading !== undefined && reading.parts.length > 0) read++;
          assertReading(reading, text);
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
          assertReading(readConfig(text, { language }), text);
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
        assertReading(readConfig(joined, { language }), joined);
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
          assertReading(reading, text);
          const codes = reading?.parts[0]?.notices.map(({ code }) => code);
          assert.deepEqual(codes, unset ? [] : ['out-of-bounds']);
        }),
        { seed: 42, numRuns: 100 },
      );
    });
  }
});
