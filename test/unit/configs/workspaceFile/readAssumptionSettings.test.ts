import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAssumptionSettings, settingAt, withAssumptions } from '../../../../src/configs/workspaceFile';
import { type Assumptions } from '../../../../src/engine/assumptions';
import { defaultAssumptions } from '../../../../src/engine/defaultAssumptions';
import { chooseHardware } from '../../../../src/engine/estimate/hardwareChoice';
import { EMPTY_RUN } from '../../../../src/engine/run';

const read = (settings: Readonly<Record<string, unknown>>) => readAssumptionSettings(settings, 'scalingLens');

const OURS = {
  id: 'ours',
  memoryGB: 80,
  bandwidthGBs: 3350,
  teraflops: { bf16: 989 },
  watts: 700,
  price: 1.9,
};

describe('settings that a file of assumptions may also say', () => {
  it('are read by its rules, each with the setting as its source', () => {
    const { assumptions, notices } = read({
      gpus: 8,
      uniqueTokens: '1.5T',
      pue: 1.1,
      serving: { weightPrecision: 'fp8', promptTokens: 2000, accelerator: 'ours' },
      accelerators: [OURS],
      accelerator: 'ours',
    });
    assert.deepEqual(notices, []);
    assert.deepEqual(assumptions.accelerators, { value: 8, origin: 'setting', source: 'scalingLens.gpus' });
    assert.equal(assumptions.uniqueTokens?.value, 1.5e12);
    assert.equal(assumptions.serving?.promptTokens?.source, 'scalingLens.serving.promptTokens');
    assert.equal(assumptions.serving.accelerator?.value, 'ours');
    const own = assumptions.ownAccelerators?.[0];
    assert.deepEqual(
      [own?.memoryBytes, own?.memoryBandwidth, own?.peakFlops.bf16, own?.power, own?.source],
      [80e9, 3.35e12, 989e12, 700, 'scalingLens.accelerators'],
    );
  });

  for (const [settings, code, setting] of [
    [{ gpus: 1.5 }, 'out-of-bounds', 'scalingLens.gpus'],
    [{ pue: 0.5 }, 'out-of-bounds', 'scalingLens.pue'],
    [{ grid: ['france'] }, 'wrong-type', 'scalingLens.grid'],
    [{ prices: 3 }, 'wrong-type', 'scalingLens.prices'],
    [{ prices: { abacus: 1 } }, 'unknown-name', 'scalingLens.prices'],
    [{ prices: { t4: 'free' } }, 'out-of-bounds', 'scalingLens.prices'],
    [{ accelerators: [7] }, 'wrong-type', 'scalingLens.accelerators'],
    [{ accelerators: [{ id: 'a' }] }, 'missing-key', 'scalingLens.accelerators'],
    [{ serving: { promptTokens: -1 } }, 'out-of-bounds', 'scalingLens.serving.promptTokens'],
    [{ serving: { accelerator: 'abacus' } }, 'unknown-name', 'scalingLens.serving.accelerator'],
  ] as const) {
    it(`${JSON.stringify(settings)} is ${code} of ${setting}, and left out`, () => {
      const { assumptions, notices } = read(settings);
      assert.deepEqual(
        notices.map((notice) => [notice.code, settingAt(notice.at?.path ?? [], 'scalingLens')]),
        [[code, setting]],
      );
      assert.deepEqual({ ...assumptions, serving: undefined }, { serving: undefined });
    });
  }

  it('never throw and never give a number that is none, whatever they hold', () => {
    const keys = ['gpus', 'prices', 'accelerators', 'pue', 'grid', 'uniqueTokens', 'serving', '__proto__'];
    const settings = fc.dictionary(fc.constantFrom(...keys), fc.anything({ maxDepth: 3 }));
    fc.assert(
      fc.property(settings, (values) => {
        const text = JSON.stringify(read(values).assumptions, (_key, value: unknown) =>
          typeof value === 'number' && !Number.isFinite(value) ? 'not finite' : value,
        );
        assert.ok(!text.includes('not finite'));
      }),
      { seed: 42, numRuns: 1000 },
    );
  });
});

describe('what is stated in several places', () => {
  const price = (...layers: readonly Partial<Assumptions>[]) => {
    const assumptions = layers.reduce<Assumptions>(withAssumptions, defaultAssumptions);
    const found = chooseHardware(EMPTY_RUN, assumptions).price;
    return [found?.value, found?.origin, found?.source];
  };
  const prices = (usd: number, file: string) =>
    readAssumptionSettings({ prices: { 'h100-sxm-80gb': usd } }, file).assumptions;
  const flat = (usd: number, file: string) => readAssumptionSettings({ price: usd }, file).assumptions;

  it('is stated, not listed, where a price is stated for an accelerator', () => {
    assert.deepEqual(price(prices(1.9, 'settings')), [1.9, 'setting', 'settings.prices']);
  });

  it('takes the price of an accelerator before that of all', () => {
    assert.equal(price({ ...prices(1.9, 'settings'), ...flat(5, 'settings') })[0], 1.9);
    assert.equal(price(flat(5, 'settings'), prices(1.9, 'file'))[2], 'file.prices');
  });

  it('takes the price of all that is stated higher before that of an accelerator', () => {
    assert.deepEqual(price(prices(1.9, 'settings'), flat(5, 'file')), [5, 'setting', 'file.price']);
  });

  it('takes the higher of two prices of one accelerator, and keeps those of others', () => {
    const other = readAssumptionSettings({ prices: { t4: 0.3 } }, 'settings').assumptions;
    const layers = [other, prices(1, 'settings'), prices(2, 'file')];
    assert.deepEqual(price(...layers), [2, 'setting', 'file.prices']);
    const { ownAccelerators } = withAssumptions(
      withAssumptions(defaultAssumptions, other),
      prices(2, 'file'),
    );
    assert.equal(ownAccelerators?.find(({ id }) => id === 't4')?.price?.usdPerHour, 0.3);
  });

  it('takes a person’s answer before all of them', () => {
    const answer = { priceUsdPerHour: { value: 7, origin: 'user', source: '--price' } } as const;
    const stated = withAssumptions(defaultAssumptions, prices(2, 'file'));
    assert.equal(chooseHardware(EMPTY_RUN, { ...stated, ...answer }).price?.value, 7);
  });
});
