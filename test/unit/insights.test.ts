import assert from 'node:assert/strict';
import { type Assumptions, defaultAssumptions } from '../../src/engine';
import { insights } from '../../src/engine/insights';
import { laws } from '../../src/engine/laws';
import { insightsDocument, insightSections, insightsJson } from '../../src/report/insights';
import { escapeMarkdown } from '../../src/report/markdown';
import { english } from '../../src/report/translate';
import { example, LLAMA, MIXTRAL, OLMO } from './report/examples';

function insightsOf(text: string, language: 'json' | 'yaml', assumptions: Assumptions = defaultAssumptions) {
  const { part, estimate } = example(text, language, assumptions);
  return insights(part.description, estimate, assumptions, laws);
}

const TUNING = `base_model: meta-llama/Meta-Llama-3-8B
sequence_len: 8192
micro_batch_size: 1
num_epochs: 1
gradient_accumulation_steps: 8
learning_rate: 2e-5
datasets:
  - path: x
`;

describe('what published work says beyond an estimate', () => {
  it('asks every law that covers a dense model, the chosen one first', () => {
    const { comparison } = insightsOf(OLMO, 'yaml');
    const [first] = comparison.views;
    assert.equal(first?.prediction.law, 'besiroglu-2024');
    assert.ok(comparison.views.length >= 12, String(comparison.views.length));
    assert.ok(comparison.views.every(({ prediction }) => prediction.law !== 'hossain-2025'));
  });

  it('never puts losses of two corpora into one group', () => {
    const { comparison } = insightsOf(OLMO, 'yaml');
    const corpora = comparison.losses.map(({ corpus }) => corpus);
    assert.equal(new Set(corpora).size, corpora.length);
    for (const { corpus, laws: ids } of comparison.losses)
      for (const id of ids) assert.equal(laws.find((law) => law.id === id)?.corpus, corpus);
  });

  it('takes returns from the law that speaks first', () => {
    const asked = insightsOf(OLMO, 'yaml', {
      ...defaultAssumptions,
      law: { value: 'hoffmann-2022-approach-3', origin: 'user', source: '--law' },
    });
    assert.equal(asked.returns?.law.id, 'hoffmann-2022-approach-3');
    assert.equal(insightsOf(OLMO, 'yaml').returns?.law.id, 'besiroglu-2024');
  });

  it('calls a doubling worth it by what a person says it must buy', () => {
    const beyond = (least?: number) => {
      const leastGain =
        least === undefined ? {} : { leastGain: { value: least, origin: 'user', source: '' } as const };
      return insightsOf(OLMO, 'yaml', { ...defaultAssumptions, ...leastGain }).returns!;
    };
    assert.equal(beyond().leastGain, 0.01);
    assert.equal(beyond(0.005).leastGain, 0.005);
    assert.ok(beyond(0.005).stopping!.compute > 10 * beyond().stopping!.compute);
    assert.equal(beyond(-1).leastGain, 0.01);
  });

  it('finds no returns in an allocation rule, but in the first law with a loss', () => {
    const asked = insightsOf(OLMO, 'yaml', {
      ...defaultAssumptions,
      law: { value: 'chinchilla-20', origin: 'user', source: '--law' },
    });
    assert.ok(asked.returns !== undefined && 'loss' in asked.returns.law);
  });

  it('says what repeating data costs only where data is repeated', () => {
    assert.equal(insightsOf(OLMO, 'yaml').repetition, undefined);
    const { repetition } = insightsOf(OLMO, 'yaml', {
      ...defaultAssumptions,
      uniqueTokens: { value: 5e11, origin: 'user', source: '--unique-tokens' },
    });
    // Muennighoff 2023, eq. 5: four epochs are worth 3.7257 of fresh data (laws.json), 0.9314 of what is seen.
    assert.equal(repetition?.epochs, 4);
    assert.ok(Math.abs((repetition?.worth ?? 0) - 0.931418) < 1e-6);
  });

  it('names the dense model of the same loss for a mixture alone', () => {
    assert.ok(insightsOf(MIXTRAL, 'json').denseEquivalents.length > 0);
    assert.deepEqual(insightsOf(LLAMA, 'json').denseEquivalents, []);
  });

  it('has nothing to say of pre-training about fine-tuning', () => {
    const said = insightsOf(TUNING, 'yaml');
    assert.deepEqual(said.comparison.views, []);
    assert.equal(said.abilities, undefined);
    assert.equal(said.returns, undefined);
    assert.equal(insightsDocument(said, english), '');
    assert.deepEqual(insightSections(said, english), []);
  });
});

describe('insights as words', () => {
  const said = insightsOf(OLMO, 'yaml');
  const document = insightsDocument(said, english);

  it('lists every law with its citation and why it differs', () => {
    for (const { prediction, citation } of said.comparison.views) {
      assert.ok(document.includes(escapeMarkdown(prediction.title)), prediction.title);
      assert.ok(document.includes(escapeMarkdown(citation)), citation);
    }
    assert.match(document, /Fitted on WebText2; the chosen law on MassiveText\./);
    assert.match(document, /Counts parameters without embeddings; the chosen law counts all parameters\./);
  });

  it('says that losses compare only within a corpus, and gives each range', () => {
    assert.match(document, /Losses compare only within one corpus and tokenizer:/);
    assert.match(document, /- MassiveText: [\d.]+–[\d.]+ nats per token by besiroglu-2024/);
  });

  it('marks what was asked beyond its fit', () => {
    assert.match(document, /beyond its fit by 10\^/);
  });

  it('shows scores, returns and advice', () => {
    for (const heading of ['Predicted scores', 'Where more stops paying', 'Recommended batch'])
      assert.ok(document.includes(`## ${heading}`), heading);
  });

  it('gives a terminal one section for each corpus', () => {
    const titles = insightSections(said, english).map(({ title }) => title);
    assert.ok(titles.includes('Loss on MassiveText; it compares with no other corpus'));
    assert.ok(titles.includes('Optimum alone, no loss'));
  });

  it('holds only finite numbers in JSON', () => {
    const json = JSON.stringify(insightsJson(said), (_, value: unknown) =>
      typeof value === 'number' && !Number.isFinite(value) ? 'NOT FINITE' : value,
    );
    assert.doesNotMatch(json, /NOT FINITE/);
    assert.match(json, /"besiroglu-2024"/);
  });
});

describe('a stated worth of the data among the insights', () => {
  const assuming = {
    ...defaultAssumptions,
    dataQuality: { value: 1.25, origin: 'user', source: '--data-quality' },
  } as const;

  it('stands beside the loss without it, with the published ones to hold it against', () => {
    const said = insightsOf(OLMO, 'yaml', assuming);
    const { effect, law } = said.dataQuality!;
    assert.equal(law, 'Besiroglu 2024');
    assert.equal(effect.lossWith, said.comparison.views[0]!.prediction.loss!.value);
    assert.equal(effect.lossWithout, insightsOf(OLMO, 'yaml').comparison.views[0]!.prediction.loss!.value);
    const document = insightsDocument(said, english);
    for (const text of ['## Data quality', '1.25×', 'Tirumala', 'recalled, not checked against a text'])
      assert.ok(document.includes(text), text);
  });

  it('is absent where nobody states any', () => {
    const said = insightsOf(OLMO, 'yaml');
    assert.equal(said.dataQuality, undefined);
    assert.doesNotMatch(insightsDocument(said, english), /Data quality/);
    assert.match(JSON.stringify(insightsJson(said)), /"dataQuality":null/);
  });
});

describe('what compute at test time buys, among the insights', () => {
  it('is a published example of samples, and an exchange for the run’s own size', () => {
    const { testTime } = insightsOf(OLMO, 'yaml');
    assert.equal(testTime!.coverage!.of, 'DeepSeek-Coder-V2, SWE-bench Lite');
    // Nobody states the use: as many tokens as in training, an assumption.
    assert.deepEqual(testTime!.exchange!.demand, { trainingTokens: 2e12, inferenceTokens: 2e12 });
    assert.equal(testTime!.exchange!.assumed, true);
    const document = insightsDocument(insightsOf(OLMO, 'yaml'), english);
    assert.match(document, /DeepSeek-Coder-V2, SWE-bench Lite/);
    // Snell 2024 with D_inf = D_pre: M + 3·(M − 1) = 53 for M = 14 (laws.md).
    assert.match(document, /A model 14 times larger \| ≈53× the inference tokens/);
    assert.match(document, /hard problems stay hard/);
  });

  it('takes the use that a person states', () => {
    const { testTime } = insightsOf(OLMO, 'yaml', {
      ...defaultAssumptions,
      inferenceTokens: { value: 0.16 * 2e12, origin: 'user', source: '--inference-tokens' },
    });
    assert.equal(testTime!.exchange!.assumed, false);
    // laws.md: M 14, D_inf/D_pre 0.16 gives 257.75.
    const json = JSON.stringify(
      insightsJson(
        insightsOf(OLMO, 'yaml', {
          ...defaultAssumptions,
          inferenceTokens: { value: 0.16 * 2e12, origin: 'user', source: '--inference-tokens' },
        }),
      ),
    );
    assert.match(json, /"sizeRatio":14,"inferenceMultiple":257\.75/);
  });

  it('shows beside the measured 56% that independent tries would have solved all', () => {
    const rows = insightSections(insightsOf(OLMO, 'yaml'), english).flatMap((each) => each.rows);
    const row = rows.find(({ label }) => label === '250 samples, were they independent');
    // 1 − (1 − 0.159)^250 is 1 to 18 digits.
    assert.equal(row?.value, '100%');
    assert.match(row.note, /56% was measured/);
  });
});
