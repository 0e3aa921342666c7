import assert from 'node:assert/strict';
import { publishedRunById, publishedRuns } from '../../../src/engine/evidence';
import { trainingCompute } from '../../../src/engine/laws/trainingCompute';

describe('Published runs', () => {
  it('are 147, each under an id of its own in kebab-case', () => {
    assert.equal(publishedRuns.length, 147);
    const ids = publishedRuns.map((run) => run.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('are found by id, and nothing by another', () => {
    for (const run of publishedRuns) assert.equal(publishedRunById(run.id), run);
    assert.equal(publishedRunById('no-such-run'), undefined);
    assert.equal(publishedRunById(''), undefined);
  });

  // The comparison of Hoffmann et al. 2022, Tables 1 and 6, and Brown et al. 2020, Table D.1.
  for (const [id, parameters, tokens, flops, mmlu] of [
    ['gpt-3-175b', 174.6e9, 300e9, 3.14e23, 43.9],
    ['gopher-280b', 280e9, 300e9, 5.76e23, 60],
    ['chinchilla-70b', 70e9, 1.4e12, 5.76e23, 67.5],
    ['jurassic-1-jumbo-178b', 178e9, 300e9, 3.7e23, undefined],
    ['mt-nlg-530b', 530e9, 270e9, 1.17e24, undefined],
    ['palm-540b', 540.35e9, 780e9, 2.5272e24, 69.3],
  ] as const) {
    it(`have ${id} as published`, () => {
      const run = publishedRunById(id)!;
      assert.deepEqual([run.parameters, run.tokens, run.flops, run.mmlu], [parameters, tokens, flops, mmlu]);
    });
  }

  it('have exact parameter counts where they are public', () => {
    assert.equal(publishedRunById('llama-3-1-405b')?.parameters, 405_853_388_800);
    assert.equal(publishedRunById('mixtral-8x7b')?.activeParameters, 12_879_925_248);
    assert.equal(publishedRunById('pythia-1-4b')?.parameters, 1_414_647_808);
  });

  it('leave out what was not published instead of guessing or writing zero', () => {
    const mistral = publishedRunById('mistral-7b-v0-1')!;
    assert.equal(mistral.tokens, undefined);
    assert.equal(mistral.flops, undefined);
    assert.equal(mistral.flopsBasis, undefined);
    assert.equal(publishedRunById('gpt-4')?.parameters, undefined);
    for (const run of publishedRuns)
      for (const value of [run.parameters, run.activeParameters, run.tokens, run.flops, run.mmlu])
        assert.ok(value === undefined || (Number.isFinite(value) && value > 0), run.id);
  });

  for (const run of publishedRuns) {
    it(`${run.id} holds together`, () => {
      assert.ok(run.source.length > 0);
      assert.match(run.released, /^20\d\d-(0[1-9]|1[0-2])$/);
      assert.equal(run.flops === undefined, run.flopsBasis === undefined);
      if (run.kind === 'dense') assert.equal(run.activeParameters, run.parameters);
      if (run.kind === 'moe' && run.activeParameters !== undefined)
        assert.ok(run.activeParameters < (run.parameters ?? NaN));
      assert.ok(run.mmlu === undefined || run.mmlu <= 100);
    });
  }

  it('spend about 6·N·D, but for the four that count more', () => {
    const apart = publishedRuns.filter(({ activeParameters, tokens, flops }) => {
      if (activeParameters === undefined || tokens === undefined || flops === undefined) return false;
      const ratio = flops / trainingCompute(activeParameters, tokens);
      return ratio > 1.25 || ratio < 0.8;
    });
    assert.deepEqual(
      apart.map((run) => run.id),
      ['mt-nlg-530b', 'opt-175b', 'bloomberggpt-50b', 'deepseek-v3'],
    );
  });

  it('say of computed compute that it is computed', () => {
    const run = publishedRunById('llama-2-7b')!;
    assert.equal(run.flops, trainingCompute(6_738_415_616, 2e12));
    assert.match(run.flopsBasis ?? '', /6·N·D .*computed/);
    assert.match(publishedRunById('grok-3')?.flopsBasis ?? '', /Epoch AI/);
  });
});
