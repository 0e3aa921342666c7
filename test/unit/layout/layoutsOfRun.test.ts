import assert from 'node:assert/strict';
import { type Assumptions } from '../../../src/engine/assumptions';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { laws } from '../../../src/engine/laws';
import { layoutsOfRun } from '../../../src/engine/layout/layoutsOfRun';
import { findPublicModel } from '../../../src/engine/models';
import { EMPTY_RUN, type RunDescription } from '../../../src/engine/run';
import { layoutDocument, layoutRemarks, layoutsJson } from '../../../src/report/runLayouts';
import { english } from '../../../src/report/translate';

const user = <T>(value: T) => ({ value, origin: 'user' as const, source: '--flag' });
const model: RunDescription = {
  ...EMPTY_RUN,
  architecture: findPublicModel('Meta-Llama-3-8B')!.architecture,
};

function layouts(run: RunDescription, answers: Partial<Assumptions>) {
  const assumptions = { ...defaultAssumptions, ...answers };
  return layoutsOfRun(run, estimate(run, assumptions, laws), assumptions);
}

const answers = {
  accelerators: user(16),
  globalBatchSequences: user(128),
  sequenceLength: user(8192),
};

describe('the layouts of a run', () => {
  it('are found for a model alone once accelerators, batch and sequence length are said', () => {
    const found = layouts(model, answers);
    assert.ok('search' in found);
    assert.ok(found.search.layouts.length > 0);
    assert.deepEqual([found.accelerators, found.globalBatchSequences, found.sequenceLength], [16, 128, 8192]);
    for (const { setup, memory } of found.search.layouts) {
      const { dataParallel, tensorParallel, pipelineParallel, contextParallel } = setup.layout;
      assert.equal(dataParallel * tensorParallel * pipelineParallel * contextParallel, 16);
      assert.ok(memory.value <= 80e9);
    }
  });

  it('come fastest first', () => {
    const found = layouts(model, answers);
    assert.ok('search' in found);
    const hours = found.search.layouts.map(({ stepHours }) => stepHours.value);
    assert.deepEqual(
      hours,
      [...hours].sort((a, b) => a - b),
    );
  });

  const gaps: readonly (readonly [string, keyof typeof answers])[] = [
    ['accelerators', 'accelerators'],
    ['globalBatchSequences', 'globalBatchSequences'],
  ];
  for (const [missing, left] of gaps) {
    it(`name ${missing} as missing where nobody says it`, () => {
      const found = layouts(model, { ...answers, [left]: undefined });
      assert.ok('missing' in found);
      assert.deepEqual(found.missing, [missing]);
    });
  }

  it('name everything that is missing, in words', () => {
    const found = layouts(EMPTY_RUN, {});
    assert.deepEqual(layoutRemarks(found, english), [
      'No layouts: what is missing is a model that can be counted, the number of GPUs (scalingLens.gpus in the settings), the sequences of a step (globalBatch in .scaling-lens.yaml).',
    ]);
    assert.deepEqual(layoutsJson(found), {
      missing: ['architecture', 'accelerators', 'globalBatchSequences'],
      layouts: [],
    });
  });

  it('say that none fits where none does', () => {
    const found = layouts(model, { ...answers, accelerators: user(1), accelerator: user('t4') });
    assert.match(layoutRemarks(found, english).join(), /^None of \d+ layouts of 1 × NVIDIA T4/);
  });

  it('make a document that says what was asked and how each was found', () => {
    const text = layoutDocument('config.json', layouts(model, answers), english);
    assert.match(
      text,
      /^# Layouts that fit: config\.json\n\n16 × NVIDIA H100 SXM 80 GB, 128 sequences of 8,192 tokens a step/,
    );
    assert.match(text, /Narayanan et al\. 2021/);
    assert.match(text, /\| .*DP 16 · ZeRO/);
  });
});
