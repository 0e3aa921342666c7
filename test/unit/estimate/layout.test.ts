import assert from 'node:assert/strict';
import { type Assumptions } from '../../../src/engine/assumptions';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { type Estimate } from '../../../src/engine/estimate';
import { described, llama8b } from './descriptions';

const withGpus = (value: number): Assumptions => ({
  ...defaultAssumptions,
  accelerators: { value, origin: 'user', source: '--gpus' },
});

const of = (parts: Parameters<typeof described>[0], assumptions = defaultAssumptions): Estimate =>
  estimate(described(parts), assumptions, []);

const codes = ({ notices }: Estimate): readonly string[] =>
  notices.map(({ code }) => code).filter((code) => code.endsWith('-mismatch'));

describe('the ranks of a run', () => {
  const megatron = { tensorParallel: 8, pipelineParallel: 4, contextParallel: 2 };

  it('are the accelerators over tensor, pipeline and context parallelism, with the derivation', () => {
    const { training } = of({ cluster: { ...megatron, accelerators: 1024 } });
    assert.equal(training.dataParallel?.value, 16);
    assert.equal(training.dataParallel.because.formula, 'DP = GPUs / (TP · PP · CP)');
    assert.deepEqual(
      training.dataParallel.because.inputs.map(({ name, value }) => [name, value]),
      [
        ['accelerators', 1024],
        ['tensorParallel', 8],
        ['pipelineParallel', 4],
        ['contextParallel', 2],
      ],
    );
  });

  it('have experts inside them', () => {
    const { training } = of({ cluster: { ...megatron, expertParallel: 8, accelerators: 1024 } });
    assert.equal(training.dataParallel?.value, 16);
  });

  it('come from nodes × accelerators per node as well', () => {
    const { training } = of({ cluster: { nodes: 4, acceleratorsPerNode: 8, tensorParallel: 2 } });
    assert.equal(training.dataParallel?.value, 16);
  });

  it('follow the person’s own number of accelerators over the file’s', () => {
    const run = { cluster: { tensorParallel: 2, pipelineParallel: 1, accelerators: 8, dataParallel: 4 } };
    assert.equal(of(run, withGpus(64)).training.dataParallel?.value, 32);
    assert.equal(of(run, withGpus(64)).training.dataParallel?.because.inputs[0]?.origin, 'user');
  });

  it('are not guessed where the file says nothing of how a replica is split', () => {
    assert.equal(of({ cluster: { accelerators: 64 } }).training.dataParallel, undefined);
    assert.equal(of({ cluster: {} }, withGpus(64)).training.dataParallel?.value, 64);
  });

  it('are those stated, where they multiply to another number of accelerators', () => {
    const found = of({ cluster: { ...megatron, accelerators: 1024, dataParallel: 8 } });
    assert.equal(found.training.dataParallel?.value, 8);
  });
});

describe('the batch of a run', () => {
  const split = { microBatchSequences: 4, sequenceLength: 1024 };

  it('is what a person’s accelerators make of micro-batch and accumulation', () => {
    const run = { training: { ...split, gradientAccumulation: 8 }, cluster: { tensorParallel: 2 } };
    const { training } = of(run, withGpus(32));
    assert.equal(training.globalBatchSequences?.value, 4 * 8 * 16);
    assert.equal(training.tokensPerStep?.value, 512 * 1024);
  });

  it('gives the accumulation where it is stated itself', () => {
    const { training } = of({
      training: { ...split, globalBatchSequences: 512 },
      cluster: { dataParallel: 16 },
    });
    assert.equal(training.gradientAccumulation?.value, 8);
    assert.match(training.gradientAccumulation.because.formula, /micro-batch × data-parallel/);
  });

  it('stays as stated where it is not the product of its parts', () => {
    const found = of({
      training: { ...split, gradientAccumulation: 8, globalBatchSequences: 500 },
      cluster: { dataParallel: 16 },
    });
    assert.equal(found.training.globalBatchSequences?.value, 500);
  });

  it('gives no accumulation where no whole one reaches it', () => {
    const found = of({ training: { ...split, globalBatchSequences: 100 }, cluster: { dataParallel: 16 } });
    assert.equal(found.training.gradientAccumulation, undefined);
  });
});

describe('the tokens of a run', () => {
  const steps = { steps: 1000, globalBatchSequences: 512, sequenceLength: 2048 };
  const each = 512 * 2048;

  it('that differ from the steps by more than one are said so and win', () => {
    const found = of({ training: { ...steps, tokens: 2e9 } });
    assert.equal(found.training.tokens?.value, 2e9);
    const notice = found.notices.find(({ code }) => code === 'tokens-mismatch');
    assert.deepEqual(notice?.args, {
      tokens: 2e9,
      steps: 1000,
      tokensPerStep: each,
      product: 1000 * each,
    });
  });

  it('that are the steps up to rounding are not', () => {
    assert.deepEqual(codes(of({ training: { ...steps, tokens: 1000 * each - 12 } })), []);
  });

  it('of the warm-up are its steps × tokens per step', () => {
    const { training } = of({ training: { ...steps, warmupSteps: 100 } });
    assert.equal(training.warmupSteps?.value, 100);
    assert.equal(training.warmupTokens?.value, 100 * each);
  });
});

describe('an accelerator named loosely', () => {
  it('is said to be the one that was taken, where something is run on it', () => {
    const found = of({ architecture: llama8b, cluster: { acceleratorType: 'A100' } });
    const notice = found.notices.find(({ code }) => code === 'accelerator-ambiguous');
    assert.equal(notice?.args.name, 'A100');
    assert.match(String(notice.args.taken), /^a100-/);
  });

  it('is not remarked upon where the name fits one only', () => {
    for (const acceleratorType of ['a100-sxm-40gb', 'H100 SXM', 'something else']) {
      const found = of({ architecture: llama8b, cluster: { acceleratorType } }).notices.map(
        ({ code }) => code,
      );
      assert.ok(!found.includes('accelerator-ambiguous'), acceleratorType);
    }
  });
});
