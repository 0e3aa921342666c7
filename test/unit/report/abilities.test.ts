import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { predictAbilities } from '../../../src/engine/abilities';
import { qualityEffect } from '../../../src/engine/dataQuality';
import { lawById, laws } from '../../../src/engine/laws';
import { returnsOf } from '../../../src/engine/returns';
import { fitCoverage, SWE_BENCH_LITE_EXAMPLE } from '../../../src/engine/testTime';
import { abilitiesJson, abilityRemarks, abilitySections } from '../../../src/report/abilities';
import { returnsJson, returnsSections } from '../../../src/report/returns';
import { testTimeJson, testTimeRemarks, testTimeSections } from '../../../src/report/testTime';
import { qualityJson, qualitySections } from '../../../src/report/dataQuality';
import { sectionDocument } from '../../../src/report/estimateDocument';
import { type Section } from '../../../src/report/estimateSections';
import { english, type Translate, translateWith } from '../../../src/report/translate';

const CHINCHILLA = { parameters: 70e9, tokens: 1.4e12 };
const abilities = { compute: 5.88e23, predictions: predictAbilities(CHINCHILLA) };
const returns = returnsOf(lawById('besiroglu-2024')!, CHINCHILLA, {
  demand: { accelerators: 1024, costUsd: 3e6, powerWatts: 7e5 },
})!;
const testTime = {
  coverage: { law: fitCoverage(SWE_BENCH_LITE_EXAMPLE)!, of: 'SWE-bench Lite' },
  exchange: { parameters: 8e9, demand: { trainingTokens: 1e12, inferenceTokens: 1e12 } },
};
const chinese = translateWith(
  JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Record<string, string>,
);

/** Nothing that only a failed calculation writes. */
function assertReadable(text: string): void {
  assert.doesNotMatch(text, /NaN|Infinity|undefined|null|\{\d+\}/);
}

/** Sections and remarks as a report has them. */
function documentOf(sections: readonly Section[], remarks: readonly string[], t: Translate): string {
  return [...sections.map((section) => sectionDocument(section, t)), ...remarks].join('\n\n');
}

const abilityText = (t: Translate): string =>
  documentOf(abilitySections(abilities, t), abilityRemarks(abilities.predictions, t), t);
const testTimeText = (t: Translate): string =>
  documentOf(testTimeSections(testTime, t), testTimeRemarks(t), t);

describe('The report of abilities', () => {
  const document = abilityText(english);

  it('gives each score its band, formula and source', () => {
    assert.match(document, /MMLU by compute \| 6\d(\.\d)?% \(\d\d(\.\d)?%–\d\d(\.\d)?%\)/);
    assert.match(document, /Ruan et al\. 2024/);
    assert.match(document, /measured spread across model families/);
    assertReadable(document);
  });

  it('puts published models of similar compute beside, Chinchilla among them', () => {
    const published = abilitySections(abilities, english).find(({ title }) => title.includes('MMLU'))!;
    const chinchilla = published.rows.find(({ label }) => label === 'Chinchilla 70B')!;
    assert.equal(chinchilla.value, '67.5%');
    assert.match(chinchilla.note, /5\.76×10²³ FLOP/);
  });

  it('says of thresholds that the metric explains some and that not all agree', () => {
    assert.match(document, /Wei et al\. 2022/);
    assert.match(document, /Schaeffer et al\. 2023.* 59% and then 90\.4% .* from 0\.5 to 0\.1/);
    assert.match(document, /Du et al\. 2024/);
  });

  it('is the same numbers in JSON', () => {
    const json = JSON.stringify(abilitiesJson(abilities));
    assert.equal((JSON.parse(json) as { scores: unknown[] }).scores.length, abilities.predictions.length);
    assert.match(json, /"predictor":"compute-humaneval"/);
    assertReadable(json.replaceAll('null', ''));
  });
});

describe('The report of returns', () => {
  const document = documentOf(returnsSections(returns, english), [], english);

  it('says what doublings and 10 % buy, under which law', () => {
    assert.match(document, /Doubled: Parameters \| −0\.0175 nats per token/);
    assert.match(document, /Times 1\.1: Compute, tokens per parameter kept \| −0\.0026/);
    assert.match(document, /Besiroglu/);
    assertReadable(document);
  });

  it('warns that the budget where it stops paying is an extrapolation', () => {
    const row = returnsSections(returns, english)
      .flatMap(({ rows }) => rows)
      .find(({ label }) => label.startsWith('A doubled budget'))!;
    assert.equal(row.value, '1.7×10²⁵ FLOP');
    assert.match(row.note, /extrapolation by 3\.1 powers of ten/);
  });

  it('shows stocks and limits with source and how sure they are', () => {
    assert.match(document, /Effective stock of public human text \| 0\.00467× · 300T \(100T–10¹⁵\)/);
    assert.match(document, /of 2,240 MW \(1,000 MW–5,000 MW\) · projected/);
    assert.match(document, /Epoch AI/);
    assert.match(document, /recalled, not checked/);
    assert.match(document, /not fully verified/);
  });

  for (const law of laws.filter((each) => each.loss !== undefined)) {
    it(`reads well under ${law.id}, in both languages and in JSON`, () => {
      const each = returnsOf(law, CHINCHILLA)!;
      for (const t of [english, chinese]) assertReadable(documentOf(returnsSections(each, t), [], t));
      assertReadable(JSON.stringify(returnsJson(each)).replaceAll('null', ''));
    });
  }
});

describe('The report of test-time compute', () => {
  const document = testTimeText(english);

  it('gives coverage, exchange and trade-offs with their sources', () => {
    assert.match(document, /1 sample \| 15\.9%/);
    assert.match(document, /A model 14 times larger \| 53× the inference tokens/);
    assert.match(document, /Brown et al\. 2024/);
    assert.match(document, /For context only, no law/);
    assertReadable(document);
  });

  it('shows that a vote saturates where coverage goes on rising, with interval and source', () => {
    assert.match(document, /Best of 10K, perfect verifier \| 98\.4% \(9\d(\.\d)?%–99(\.\d)?%\)/);
    assert.match(document, /Best of 10K, vote or reward model \| 41\.4% \(\d\d(\.\d)?%–\d\d(\.\d)?%\)/);
    assert.match(document, /Brown et al\. 2024, arXiv:2407\.21787, §1 and §4\.1/);
  });

  it('says what a verifier that errs and a vote come to, and that nobody measured it', () => {
    assert.match(document, /reckoned for one problem, not measured/);
    // 0.05/(0.05 + 0.01·0.95) and 0.05/(0.05 + 0.1·0.95)
    assert.match(document, /passes 1% of wrong ones \| 83\.\d% \| never above 84% /);
    assert.match(document, /passes 10% of wrong ones \| 34\.5% \| never above 34\.5% /);
    assert.match(document, /agree on a wrong answer \| 7\.\d+% \| more votes make it worse/);
  });

  it('gives pass@10 of 200 samples, 10 right, as Chen et al. 2021 do, beside the estimate that is too low', () => {
    assert.match(document, /@10, 10 of 200 samples right \| 40\.9% \| 40\.1% by /);
    assert.match(document, /Chen et al\. 2021, arXiv:2107\.03374, eq\. 1/);
    assert.match(JSON.stringify(testTimeJson({})), /"k":10,"direct":0\.40126\d*,"unbiased":0\.40854/);
  });

  it('leaves out what is not asked', () => {
    const titles = testTimeSections({}, english).map(({ title }) => title);
    assert.equal(titles.length, 5);
    assert.match(JSON.stringify(testTimeJson({})), /"coverage":null,.*"exchange":null/);
  });

  it('speaks Chinese', () => {
    for (const text of [abilityText(chinese), testTimeText(chinese)]) {
      assertReadable(text);
      assert.match(text, /[\u4e00-\u9fff]{4}/);
    }
    assert.doesNotMatch(abilityText(chinese), /hardly above|points if compute/);
  });
});

describe('The report of data quality', () => {
  it('offers published multipliers, and applies none by itself', () => {
    const [only, ...others] = qualitySections(undefined, english);
    assert.deepEqual(others, []);
    assert.equal(only?.rows.length, 5);
    assert.match(only.rows[0]!.note, /against MinHash.*Tirumala et al\. 2023/);
    assert.equal(qualityJson(undefined), null);
  });

  it('shows the loss with and without a chosen one, marked as an assumption', () => {
    const effect = qualityEffect(lawById('besiroglu-2024')!, CHINCHILLA, { kind: 'own', multiplier: 1.25 })!;
    const rows = qualitySections({ law: 'Besiroglu 2024', effect }, english)[0]!.rows;
    assert.equal(rows[0]?.value, '1.9739');
    assert.match(rows[1]!.value, /^≈1\.96/);
    assert.match(rows[1]!.note, /1\.75T tokens/);
    for (const { label, value, note } of rows) assertReadable(label + value + note);
  });
});
