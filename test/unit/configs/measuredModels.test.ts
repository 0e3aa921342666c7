import assert from 'node:assert/strict';
import { readConfig } from '../../../src/configs';
import {
  type Architecture,
  cacheBytesPerSequence,
  decodeFlopsPerToken,
  mixingFlops,
  prefillFlopsPerToken,
  resolveArchitecture,
  stateBytesPerSequence,
} from '../../../src/engine/architecture';
import { MEASURED_ATTENTION, MEASURED_ENCODERS, MEASURED_HALVES, MEASURED_STATES } from './measuredModels';

/** Tokens in the cache when one more was written, and tokens that were read at once. */
const [WRITTEN, READ] = [50, 16];

function architectureOf(config: object): Architecture {
  const [part] = readConfig(JSON.stringify(config), { language: 'json' })?.parts ?? assert.fail('not read');
  const { architecture } = resolveArchitecture((part ?? assert.fail('no part')).description.architecture);
  return architecture ?? assert.fail('not counted');
}

/** Values, not bytes: one for each. */
const storedBy = (model: Architecture): number =>
  (cacheBytesPerSequence(model, 1, WRITTEN) ?? NaN) + stateBytesPerSequence(model, 1);

/** Every token met with every other, as the classes of decoders do before they mask. */
function unmasked(model: Architecture, tokens: number): number {
  const { active, lookup } = model.parameters;
  return tokens * (2 * (active - lookup) + (mixingFlops(model.mixers, tokens, Math.min) ?? NaN));
}

describe('a model that was run', () => {
  for (const [name, config, [written, read, elementwise, stored]] of MEASURED_ATTENTION) {
    it(`multiplies as often as measured to write a token: ${name}`, () => {
      assert.equal(decodeFlopsPerToken(architectureOf(config), WRITTEN), written + 2 * elementwise);
    });
    it(`multiplies as often as measured to read tokens: ${name}`, () => {
      assert.equal(unmasked(architectureOf(config), READ), read + READ * 2 * elementwise);
    });
    it(`stores as much as measured: ${name}`, () => {
      assert.equal(storedBy(architectureOf(config)), stored);
    });
  }

  for (const [name, config, stored] of MEASURED_STATES) {
    it(`stores as much as measured: ${name}`, () => {
      assert.equal(storedBy(architectureOf(config)), stored);
    });
  }

  for (const [name, config, read, elementwise] of MEASURED_ENCODERS) {
    it(`multiplies as often as measured to read tokens: ${name}`, () => {
      const perToken = prefillFlopsPerToken(architectureOf(config), READ) ?? NaN;
      assert.equal(READ * perToken, read + READ * 2 * elementwise);
    });
  }

  for (const [name, config, { written, read, elementwise, crossing, stored }] of MEASURED_HALVES) {
    const model = architectureOf(config);
    it(`multiplies as often as measured to read tokens, with the decoder's keys of them: ${name}`, () => {
      const perToken = prefillFlopsPerToken(model, READ) ?? NaN;
      assert.equal(READ * (perToken - 2 * (elementwise[0] + crossing[0] + crossing[1])), read);
    });
    it(`multiplies as often as measured to write a token: ${name}`, () => {
      assert.equal(decodeFlopsPerToken(model, WRITTEN), written + 2 * elementwise[1]);
    });
    it(`stores as much as measured: ${name}`, () => {
      assert.equal(storedBy(model), stored);
    });
  }
});
