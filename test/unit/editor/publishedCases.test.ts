import assert from 'node:assert/strict';
import { caseChartModel } from '../../../src/editor/caseChartModel';
import { caseChoices } from '../../../src/editor/commands/caseChoices';
import { publishedRunById, publishedRuns } from '../../../src/engine/evidence';
import { nonEmbeddingFromTotal } from '../../../src/engine/laws/parameterConventions';
import { readToWebview } from '../../../src/protocol/readMessage';
import { english } from '../../../src/report/translate';

describe('The pick list of published cases', () => {
  for (const [id, description] of [
    ['chinchilla-70b', '70B parameters · 1.4T tokens · DeepMind · 2022-03'],
    ['glam-64b-64e', '1.2T parameters, 96.6B active · 600B tokens · Google · 2021-12'],
    ['mistral-7b-v0-1', '7.24B parameters · Mistral AI · 2023-09'],
    ['gpt-4', 'OpenAI · 2023-03'],
  ] as const) {
    it(`describes ${id} as ${description}`, () => {
      const [choice] = caseChoices([publishedRunById(id)!], english);
      assert.deepEqual([choice?.description, choice?.value], [description, id]);
    });
  }
});

describe('The chart of a published case', () => {
  it('has the exact counts where the model is public', () => {
    const { run } = caseChartModel('llama-2-7b', 'kaplan-2020')!;
    assert.deepEqual(run?.parameters, {
      total: 6_738_415_616,
      active: 6_738_415_616,
      nonEmbedding: 6_476_271_616,
      activeNonEmbedding: 6_476_271_616,
    });
    assert.equal(run?.tokens, 2e12);
  });

  it('takes a typical share of embeddings off where only the size is public', () => {
    const counts = caseChartModel('chinchilla-70b', 'x')!.run!.parameters!;
    assert.deepEqual([counts.total, counts.active], [70e9, 70e9]);
    assert.equal(counts.activeNonEmbedding, nonEmbeddingFromTotal(70e9));
  });

  it('has no point for an encoder with a decoder, an unknown size, or an unknown id', () => {
    const t5 = caseChartModel('t5-11b', 'x')?.run;
    assert.equal(t5?.lawsAreSilent, true);
    assert.ok(t5.parameters !== undefined);
    assert.equal(caseChartModel('gpt-4', 'x')?.run?.parameters, undefined);
    assert.equal(caseChartModel('no-such-case', 'x'), undefined);
  });

  it('is understood by the panel for every case', () => {
    for (const { id } of publishedRuns) {
      const message = { kind: 'model', model: caseChartModel(id, 'besiroglu-2024') };
      assert.ok(readToWebview(JSON.parse(JSON.stringify(message)) as unknown) !== undefined, id);
    }
  });
});
