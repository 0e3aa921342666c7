import assert from 'node:assert/strict';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { EMPTY_RUN, type Sourced, type TrainingFields } from '../../../src/engine/run';
import { laws } from '../../../src/engine/laws';
import { described, llama8b } from './descriptions';

const written = (value: string): Sourced<string> => ({ value, origin: 'file' });
const codesOf = (notices: readonly { readonly code: string }[]): string[] =>
  notices.map((notice) => notice.code);
const tuned = (training: TrainingFields) => ({
  ...described({ architecture: llama8b }),
  training: { startsFrom: written('meta-llama/Llama-3.1-8B'), ...training },
});
const steps = { tokens: { value: 1e9, origin: 'file' as const } };

describe('estimate of a run that goes on from a trained model', () => {
  it('assumes no budget, so that there is no cost of training the model anew', () => {
    const { parameters, training, resources, predictions, notices } = estimate(
      tuned({}),
      defaultAssumptions,
      laws,
    );
    assert.equal(parameters?.total.value, 8_030_261_248);
    assert.deepEqual([training.tokens, training.flops, resources.costUsd], [undefined, undefined, undefined]);
    assert.deepEqual(predictions, []);
    assert.deepEqual(codesOf(notices), ['fine-tuning', 'tokens-unknown']);
  });

  it('gives FLOPs and cost of stated tokens, but no loss', () => {
    const { training, resources, predictions } = estimate(tuned(steps), defaultAssumptions, laws);
    // 6 × 8,030,261,248 × 10⁹
    assert.equal(training.flops?.value, 6 * 8_030_261_248 * 1e9);
    assert.ok(resources.costUsd !== undefined);
    assert.deepEqual(predictions, []);
  });

  it('takes the tokens a person gives', () => {
    const tokens = {
      value: { kind: 'tokens', tokens: 2e9 },
      origin: 'user',
      source: '--tokens',
    } as const;
    assert.equal(estimate(tuned({}), { ...defaultAssumptions, tokens }, laws).training.tokens?.value, 2e9);
  });

  it('gives neither FLOPs nor optimiser memory of full training where only an adapter is trained', () => {
    const { training, resources, memory, notices } = estimate(
      tuned({ ...steps, adapter: written('lora') }),
      defaultAssumptions,
      laws,
    );
    assert.equal(training.tokens?.value, 1e9);
    assert.deepEqual([training.flops, training.flopsPerToken, resources.costUsd], Array(3).fill(undefined));
    assert.deepEqual(training.flopsByConvention, []);
    assert.equal(memory.trainingStateBytes, undefined);
    assert.equal(memory.weightBytes?.value, 2 * 8_030_261_248);
    assert.deepEqual(codesOf(notices), ['fine-tuning', 'adapter-training']);
  });

  it('has nothing to remark about a file that describes machines only', () => {
    const machines = { ...EMPTY_RUN, cluster: { accelerators: { value: 8, origin: 'file' as const } } };
    assert.deepEqual(estimate(machines, defaultAssumptions, laws).notices, []);
  });
});
