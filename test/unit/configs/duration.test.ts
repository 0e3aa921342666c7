import assert from 'node:assert/strict';
import { type Duration, parseDuration, parseOlmoDuration } from '../../../src/configs/duration';

type Cases = readonly (readonly [text: string, expected: Duration | undefined])[];

describe('durations', () => {
  const composer: Cases = [
    ['63900ba', { value: 63900, unit: 'steps' }],
    ['333_800ba', { value: 333800, unit: 'steps' }],
    ['1ep', { value: 1, unit: 'epochs' }],
    ['2 ep', { value: 2, unit: 'epochs' }],
    ['3e4tok', { value: 30000, unit: 'tokens' }],
    ['100B tok', { value: 1e11, unit: 'tokens' }],
    ['1.5Ttok', { value: 1.5e12, unit: 'tokens' }],
    ['512sp', { value: 512, unit: 'samples' }],
    ['0.5dur', { value: 0.5, unit: 'share' }],
    ['3600sec', { value: 3600, unit: 'seconds' }],
    ['100', undefined],
    ['ba', undefined],
    ['10m', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of composer) {
    it(`reads Composer's ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parseDuration(text), expected);
    });
  }

  const olmo: Cases = [
    ['2e12T', { value: 2e12, unit: 'tokens' }],
    ['50e9T', { value: 5e10, unit: 'tokens' }],
    ['1ep', { value: 1, unit: 'epochs' }],
    ['10000', { value: 10000, unit: 'steps' }],
    ['739_328', { value: 739328, unit: 'steps' }],
    ['1e5', { value: 100000, unit: 'steps' }],
    ['forever', undefined],
    ['T', undefined],
  ];
  for (const [text, expected] of olmo) {
    it(`reads OLMo's ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parseOlmoDuration(text), expected);
    });
  }
});
