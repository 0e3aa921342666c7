import assert from 'node:assert/strict';
import { resolveArchitecture } from '../../../src/engine/architecture';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { deepSeekBatchTokens, deepSeekLearningRate } from '../../../src/engine/hyperparameters/deepSeek2024';
import { planTraining } from '../../../src/engine/plan/planTraining';
import { llama8b, sourced } from '../estimate/descriptions';

describe('the hyper-parameters of a plan', () => {
  it('reproduce the worked example at 1e20 FLOP', () => {
    // laws.md, DeepSeek LLM: lr 0.000985998, batch 1,017,140 tokens; six digits printed.
    assert.equal(deepSeekLearningRate(1e20).toPrecision(6), '0.000985998');
    assert.equal(Number(deepSeekBatchTokens(1e20).toPrecision(6)), 1_017_140);
  });

  it('come close to what DeepSeek trained its 7B with: 4.2e-4 and 2,304 sequences of 4,096', () => {
    // arXiv:2401.02954, Table 2: 30 layers of 4,096, 2T tokens. The paper rounded to its neighbours within 3 %.
    const architecture = resolveArchitecture(
      sourced({
        family: 'llama',
        layers: 30,
        hiddenSize: 4096,
        feedForwardSize: 11008,
        attentionHeads: 32,
        keyValueHeads: 32,
        vocabularySize: 102400,
        tiedEmbeddings: false,
      }),
    ).architecture!;
    const planned = planTraining(architecture, 2e12, defaultAssumptions)!;
    assert.ok(Math.abs(planned.learningRate.value / 4.2e-4 - 1) < 0.03);
    assert.ok(Math.abs(planned.globalBatchSequences.value / 2304 - 1) < 0.03);
  });

  const architecture = resolveArchitecture(llama8b).architecture!;

  it('multiply out: steps cover the tokens, and one step less would not', () => {
    for (const tokens of [1e9, 3.3e10, 1e12, 1.5e13]) {
      const { steps, tokensPerStep, globalBatchSequences, sequenceLength } = planTraining(
        architecture,
        tokens,
        defaultAssumptions,
      )!;
      assert.equal(tokensPerStep.value, globalBatchSequences.value * sequenceLength.value);
      assert.ok(steps.value * tokensPerStep.value >= tokens);
      assert.ok((steps.value - 1) * tokensPerStep.value < tokens);
      assert.equal(sequenceLength.value, 4096);
    }
  });

  it('say when the compute lies outside what they were fitted on', () => {
    const codes = (tokens: number) =>
      planTraining(architecture, tokens, defaultAssumptions)!.notices.map((notice) => notice.code);
    assert.deepEqual(codes(2e8), []);
    assert.deepEqual(codes(1e12), ['compute-outside-fit']);
  });
});
