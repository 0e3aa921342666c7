import assert from 'node:assert/strict';
import { defaultAssumptions, laws } from '../../../src/engine';
import { PLAN_EXTRAS, readPlanExtras } from '../../../src/editor/commands/planExtraNames';
import { extraProblem, withExtras } from '../../../src/editor/commands/planExtras';
import { readWorkspaceFile, withAssumptions } from '../../../src/configs/workspaceFile';
import {
  extraText,
  otherLawRows,
  planFor,
  planRows,
  settingRows,
} from '../../../src/editor/commands/planResult';
import { nameLabel } from '../../../src/report/labels';
import { english } from '../../../src/report/translate';

const REQUEST = { goalKind: 'compute', amount: '1e22', law: 'besiroglu-2024' };

describe('what a plan may reckon with besides goal and law', () => {
  for (const [extra, text, problem] of [
    ['uniqueTokens', '1T', undefined],
    ['uniqueTokens', '', undefined],
    ['inferenceTokens', '10T', undefined],
    ['inferenceTokens', 'many', /“many” is not a number/],
    ['dataQuality', '1.25', undefined],
    ['dataQuality', '1000', /must lie between 0\.01 and 100/],
    ['dataQuality', '-2', /greater than zero/],
    ['experts', '64', undefined],
    ['experts', '6.5', /must be a whole number/],
    ['experts', '64 kg', /is not a number/],
    ['expertsPerToken', '8', undefined],
    ['precision', 'fp8', undefined],
    ['precision', 'quick', /is not a number format/],
  ] as const) {
    it(`${extra} ${text === '' ? 'nothing' : text} is ${problem === undefined ? 'understood' : 'refused'}`, () => {
      const said = extraProblem(extra, text, english);
      if (problem === undefined) assert.equal(said, undefined);
      else assert.match(said ?? '', problem);
    });
  }

  it('has a name for people', () => {
    for (const extra of PLAN_EXTRAS) assert.match(nameLabel(extra, english), /^[A-Z]/);
  });

  it('counts as the person’s word; what was typed wrongly or emptied does not count', () => {
    const said = withExtras(
      defaultAssumptions,
      { experts: '64', dataQuality: ' 1.5 ', precision: 'x' },
      english,
    );
    assert.deepEqual(said.experts, { value: 64, origin: 'user', source: 'stated for this plan' });
    assert.equal(said.dataQuality?.value, 1.5);
    assert.equal(said.precision, undefined);
    assert.equal(withExtras(defaultAssumptions, { experts: '' }, english).experts, undefined);
  });

  it('asks the laws that know of it: of mixtures for experts, of repetition for few unique tokens', () => {
    const asked = (extras: Parameters<typeof withExtras>[1]) =>
      withExtras(defaultAssumptions, extras, english).otherLaws;
    assert.deepEqual(asked({}), defaultAssumptions.otherLaws);
    assert.ok(asked({ experts: '64', expertsPerToken: '8' }).includes('ludziejewski-2025'));
    assert.ok(asked({ uniqueTokens: '1e9' }).includes('muennighoff-2023'));
  });

  it('is read from a stored request without trust', () => {
    assert.deepEqual(readPlanExtras({ experts: '64', law: 'x', precision: 8 }), { experts: '64' });
    for (const odd of [undefined, null, 'experts', 7, []]) assert.deepEqual(readPlanExtras(odd), {});
  });
});

describe('the plan in the palette', () => {
  it('names the other laws with their own answers', () => {
    const plan = planFor(REQUEST, defaultAssumptions, english)!;
    const rows = otherLawRows(plan, english);
    assert.equal(rows.length, plan.alternatives.length);
    assert.match(
      rows.find(({ label }) => label === 'Kaplan 2020')?.description ?? '',
      /^41\.7B parameters on 40B tokens · 2\.096 nats per token$/,
    );
  });

  it('shows a mixture with what a token passes', () => {
    const plan = planFor(
      { ...REQUEST, extras: { experts: '64', expertsPerToken: '8' } },
      defaultAssumptions,
      english,
    )!;
    const model = planRows(plan, english).find(({ label }) => label === 'Model')?.description ?? '';
    assert.match(model, /8 of 64 experts per token: [\d,]+ parameters, [\d,]+ active$/);
    assert.ok(plan.alternatives.some(({ law }) => law === 'krajewski-2024'));
  });

  it('shows what fp8 costs, and marks what rests on a worth of the data', () => {
    const plan = planFor(
      { ...REQUEST, extras: { precision: 'fp8', dataQuality: '1.5' } },
      defaultAssumptions,
      english,
    )!;
    const rows = planRows(plan, english);
    assert.match(
      rows.find(({ label }) => label === 'Loss against 16 bits')?.description ?? '',
      /^\+0\.00\d+ nats per token by Kumar 2024$/,
    );
    assert.match(rows.find(({ label }) => label === 'Predicted loss')?.description ?? '', /^≈/);
    assert.ok(laws.some(({ id }) => id === plan.recommended?.law));
  });

  it('says of laws without an answer that they have none', () => {
    const plan = planFor({ ...REQUEST, extras: { experts: '4' } }, defaultAssumptions, english)!;
    const silent = plan.alternatives.filter((each) => !('parameters' in each)).map(({ title }) => title);
    for (const title of silent)
      assert.equal(
        otherLawRows(plan, english).find(({ label }) => label === title)?.description,
        'no answer',
      );
  });

  it('reckons with what a team assumes, and says where that is written', () => {
    const file = 'law: kaplan-2020\nprices: { h100-sxm-80gb: 1.5 }\npue: 1.05\ninferenceTokens: 2T\n';
    const team = withAssumptions(
      defaultAssumptions,
      readWorkspaceFile(file, '.scaling-lens.yaml').assumptions,
    );
    const plan = planFor(REQUEST, team, english)!;
    assert.equal(plan.recommended?.law, 'besiroglu-2024', 'the law that was chosen');
    const rows = settingRows(plan, english).map(({ label, description }) => `${label} ${description}`);
    assert.ok(rows.includes('Price $1.50 per GPU-hour · .scaling-lens.yaml:2'), rows.join('\n'));
    assert.ok(rows.includes('PUE 1.05 · .scaling-lens.yaml:3'), rows.join('\n'));
    assert.match(extraText('inferenceTokens', '', team, english), /^2T.* · \.scaling-lens\.yaml:4$/);
    assert.equal(extraText('inferenceTokens', '5T', team, english), '5T');
    assert.equal(extraText('uniqueTokens', '', team, english), 'not stated');
    assert.ok(plan.lifetime !== undefined, 'the plan reckons with 2T tokens served');
    assert.deepEqual(settingRows(planFor(REQUEST, defaultAssumptions, english)!, english), []);
  });
});
