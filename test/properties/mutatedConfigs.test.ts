import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { type ConfigLanguage, readConfig } from '../../src/configs';
import { trainableParameters } from '../../src/engine/adapters/trainableParameters';
import { defaultAssumptions } from '../../src/engine/defaultAssumptions';
import { estimate } from '../../src/engine/estimateRun';
import { laws } from '../../src/engine/laws';
import { memoryOfRun } from '../../src/engine/memory';
import { fixture, fixturePaths, languageOf } from '../unit/configs/fixture';
import { assertReading } from './assertReading';
import { applyDamage, damage, SHARE } from './damage';
import { assertBandsHold, assertFinite } from './finiteNumbers';

/** How many texts are tried: 2,000, or what `npm run test:mutations` asks for. */
const RUNS = Number(process.env.SCALING_LENS_MUTATIONS ?? 2000);

/** Milliseconds for one text, a thousand times what a fixture takes: nobody sees a file hang. */
const PATIENCE = 2000;

const paths = fixturePaths();

/** A fixture damaged in up to four ways, sometimes with the tail of another file, rarely in the other language. */
const mutation = fc.record({
  path: fc.constantFrom(...paths),
  damages: fc.array(damage, { maxLength: 4 }),
  tail: fc.option(fc.record({ path: fc.constantFrom(...paths), end: SHARE, start: SHARE }), { freq: 4 }),
  swapped: fc.nat(19).map((n) => n === 0),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

function textOf({ path, damages, tail }: Mutation): string {
  const whole = fixture(path);
  const other = tail === null ? '' : fixture(tail.path);
  const text =
    tail === null ? whole : whole.slice(0, tail.end * whole.length) + other.slice(tail.start * other.length);
  return damages.reduce(applyDamage, text);
}

function languageFor({ path, swapped }: Mutation): ConfigLanguage {
  const own = languageOf(path);
  return swapped ? (own === 'json' ? 'yaml' : 'json') : own;
}

describe('a damaged config', () => {
  it(`is read and estimated, its memory and adapter too, without a throw, a hang or an impossible number, ${RUNS} times`, () => {
    let [read, slowest] = [0, 0];
    fc.assert(
      fc.property(mutation, (each) => {
        const text = textOf(each);
        const start = performance.now();
        const reading = readConfig(text, { language: languageFor(each) });
        assertReading(reading, text);
        for (const { description } of reading?.parts ?? []) {
          const result = estimate(description, defaultAssumptions, laws);
          assertFinite({ ...result, notices: [] });
          assertBandsHold(result);
          const memory = memoryOfRun(description, result, defaultAssumptions);
          const { architecture } = result;
          const trainable = architecture && trainableParameters(description, architecture);
          assertFinite([memory && { ...memory, notices: [] }, trainable]);
          assertBandsHold([memory, trainable]);
          read++;
        }
        const took = performance.now() - start;
        slowest = Math.max(slowest, took);
        assert.ok(took < PATIENCE, `${took} ms`);
      }),
      { seed: 42, numRuns: RUNS },
    );
    assert.ok(read > RUNS / 4, `only ${read} of ${RUNS} were read`);
  }).timeout(60_000 + 20 * RUNS);
});
