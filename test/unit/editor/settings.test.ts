import assert from 'node:assert/strict';
import {
  assumptionsFromSettings,
  estimateAssumptions,
  tokenBudget,
} from '../../../src/editor/assumptionsFromSettings';
import { readSettings } from '../../../src/editor/settings';
import { defaultAssumptions } from '../../../src/engine';

type Values = Readonly<Record<string, unknown>>;

/** Settings as VS Code keeps them: by scope. */
function source(user: Values, workspace: Values = {}, folder: Values = {}) {
  return {
    inspect: (key: string) => ({
      defaultValue: 'a default that must not count',
      globalValue: user[key],
      workspaceValue: workspace[key],
      workspaceFolderValue: folder[key],
    }),
  };
}

const NOTHING = readSettings(source({}));
const DEFAULTS = { ...defaultAssumptions, priceUsdPerHour: undefined };

describe('reading the settings', () => {
  it('takes nothing from defaults: what nobody set is absent', () => {
    assert.deepEqual(NOTHING, {
      law: undefined,
      accelerator: undefined,
      pricePerAcceleratorHour: undefined,
      utilization: undefined,
      fallbackTokens: undefined,
      assumptions: undefined,
      codeLensEnabled: true,
    });
  });

  it('gathers what a file of assumptions may also say, under its keys', () => {
    const { assumptions } = readSettings(
      source({ pue: 1.1, grid: '', gpus: null, 'serving.promptTokens': 2000, uniqueTokens: '1T' }),
    );
    assert.deepEqual(assumptions, { pue: 1.1, uniqueTokens: '1T', serving: { promptTokens: 2000 } });
  });

  it('puts prices of several scopes together, the nearer scope winning', () => {
    const prices = readSettings(
      source({ prices: { t4: 1, l4: 2 } }, { prices: { l4: 3 } }, { prices: { a10: 4 } }),
    ).assumptions?.prices;
    assert.deepEqual(prices, { t4: 1, l4: 3, a10: 4 });
  });

  it('takes the chosen accelerator along, which may be one of one’s own, a name or misspelt', () => {
    const own = [{ id: 'ours', memoryGB: 80 }];
    assert.deepEqual(readSettings(source({ accelerators: own, accelerator: 'ours' })).assumptions, {
      accelerators: own,
      accelerator: 'ours',
    });
    assert.deepEqual(readSettings(source({ accelerator: 'H100' })).assumptions, { accelerator: 'H100' });
  });

  it('lets the folder win over the workspace and the workspace over the user', () => {
    assert.equal(readSettings(source({ law: 'a' }, { law: 'b' }, { law: 'c' })).law, 'c');
    assert.equal(readSettings(source({ law: 'a' }, { law: 'b' })).law, 'b');
    assert.equal(readSettings(source({ law: 'a' })).law, 'a');
  });

  for (const [key, value] of [
    ['law', 7],
    ['law', ' '],
    ['accelerator', null],
    ['pricePerAcceleratorHour', 0],
    ['pricePerAcceleratorHour', -1],
    ['pricePerAcceleratorHour', '2'],
    ['utilization', 1.01],
    ['utilization', Number.NaN],
    ['fallbackTokens', 20],
  ] as const) {
    it(`ignores ${JSON.stringify(value)} as ${key}`, () => {
      assert.deepEqual(readSettings(source({ [key]: value })), NOTHING);
    });
  }

  it('turns the lenses off only by false', () => {
    assert.equal(readSettings(source({ 'codeLens.enabled': false })).codeLensEnabled, false);
    assert.equal(readSettings(source({ 'codeLens.enabled': 'no' })).codeLensEnabled, true);
  });
});

describe('assumptions from settings', () => {
  it('are the defaults where nothing is set', () => {
    assert.deepEqual(assumptionsFromSettings(NOTHING), DEFAULTS);
  });

  it('say of each value that it comes from the setting, and which', () => {
    const assumed = assumptionsFromSettings({
      law: 'kaplan-2020',
      accelerator: 'a100-sxm-80gb',
      pricePerAcceleratorHour: 1.5,
      utilization: 0.5,
      fallbackTokens: '2T',
      codeLensEnabled: true,
    });
    const setting = (key: string) => ({ origin: 'setting', source: `scalingLens.${key}` });
    assert.deepEqual(assumed.law, { value: 'kaplan-2020', ...setting('law') });
    assert.deepEqual(assumed.accelerator, { value: 'a100-sxm-80gb', ...setting('accelerator') });
    assert.deepEqual(assumed.priceUsdPerHour, { value: 1.5, ...setting('pricePerAcceleratorHour') });
    assert.deepEqual(assumed.utilization, {
      value: { value: 0.5, low: 0.5, high: 0.5 },
      ...setting('utilization'),
    });
    assert.deepEqual(assumed.tokens, {
      value: { kind: 'tokens', tokens: 2e12 },
      ...setting('fallbackTokens'),
    });
  });

  it('asks one law about an open config, and ours behind another', () => {
    assert.deepEqual(estimateAssumptions(NOTHING), { ...DEFAULTS, otherLaws: [] });
    const chosen = estimateAssumptions({ ...NOTHING, law: 'krajewski-2024' });
    assert.equal(chosen.law.value, 'krajewski-2024');
    assert.deepEqual(chosen.otherLaws, ['besiroglu-2024']);
  });

  it('move the chosen law to the front and keep the others', () => {
    const { otherLaws } = assumptionsFromSettings({ ...NOTHING, law: 'kaplan-2020' });
    const every = [defaultAssumptions.law.value, ...defaultAssumptions.otherLaws];
    assert.deepEqual(
      otherLaws,
      every.filter((id) => id !== 'kaplan-2020'),
    );
  });

  it('keep the default where a setting names nothing that exists', () => {
    const wrong = { ...NOTHING, law: 'newton-1687', accelerator: 'abacus', fallbackTokens: 'plenty' };
    assert.deepEqual(assumptionsFromSettings(wrong), DEFAULTS);
  });

  it('read a token budget as a multiple or as a number', () => {
    assert.deepEqual(tokenBudget('20x'), { kind: 'tokens-per-parameter', ratio: 20 });
    assert.deepEqual(tokenBudget(' 1.5 X '), { kind: 'tokens-per-parameter', ratio: 1.5 });
    assert.deepEqual(tokenBudget('300B'), { kind: 'tokens', tokens: 3e11 });
    assert.equal(tokenBudget('0x'), undefined);
  });
});
