import assert from 'node:assert/strict';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { type Assumptions } from '../../../src/engine/assumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { laws } from '../../../src/engine/laws';
import { memoryOfRun, type RunMemory } from '../../../src/engine/memory';
import { findPublicModel } from '../../../src/engine/models';
import { EMPTY_RUN, type RunDescription, type Sourced } from '../../../src/engine/run';

const said = <T>(value: T): Sourced<T> => ({ value, origin: 'file' });

/** Llama-3.1-8B with ZeRO-3 on 8 accelerators, 8,192 tokens, micro-batch 1. */
const run: RunDescription = {
  ...EMPTY_RUN,
  architecture: findPublicModel('Meta-Llama-3-8B')!.architecture,
  training: {
    sequenceLength: said(8192),
    microBatchSequences: said(1),
    precision: said('bf16'),
    optimizer: said('adamw'),
  },
  cluster: { accelerators: said(8), zeroStage: said(3), acceleratorType: said('H100') },
};

function memoryOf(
  changed: Partial<RunDescription>,
  assumptions: Partial<Assumptions> = {},
): RunMemory | undefined {
  const all = { ...defaultAssumptions, ...assumptions };
  const whole = { ...run, ...changed };
  return memoryOfRun(whole, estimate(whole, all, laws), all);
}

const user = <T>(value: T) => ({ value, origin: 'user' as const, source: '--flag' });

describe('memory of a run', () => {
  it('is that of the accelerator the file names', () => {
    const { accelerator, fit, accelerators, change } = memoryOf({})!;
    assert.equal(accelerator?.id, 'h100-sxm-80gb');
    assert.equal(accelerators, 8);
    assert.equal(fit?.capacityBytes, 80e9);
    // About 53 GB; with nothing fused and logits in 32 bit the high end lies above 80 GB.
    assert.equal(fit.verdict, 'probably');
    assert.equal(change, undefined);
  });

  it('divides weights, gradients and states of 16 bytes a parameter among eight by ZeRO-3', () => {
    const { memory } = memoryOf({})!;
    const states = memory.parts.filter(({ part }) =>
      ['weights', 'gradients', 'master-weights', 'optimizer-states'].includes(part),
    );
    const bytes = states.reduce((sum, { quantity }) => sum + quantity.value, 0);
    // 16 · 8,030,261,248 / 8
    assert.equal(bytes, 16_060_522_496);
  });

  it('takes the flags of a person before the file', () => {
    const longer = memoryOf({}, { sequenceLength: user(16_384) })!;
    assert.equal(longer.setup.sequenceLength, 16_384);
    assert.ok(longer.memory.total.value > memoryOf({})!.memory.total.value);
    assert.equal(memoryOf({}, { accelerator: user('a100-sxm-40gb') })!.fit?.capacityBytes, 40e9);
  });

  it('takes a setting only where the file is silent', () => {
    const setting = { value: 2048, origin: 'setting' as const, source: 'scalingLens.x' };
    assert.equal(memoryOf({}, { sequenceLength: setting })!.setup.sequenceLength, 8192);
    const silent = { ...run.training, sequenceLength: undefined };
    const taken = memoryOf({ training: silent }, { sequenceLength: setting })!;
    assert.equal(taken.setup.sequenceLength, 2048);
    assert.ok(taken.inputs.some(({ name, origin }) => name === 'sequenceLength' && origin === 'setting'));
  });

  it('names the smallest change where it does not fit, and that change fits', () => {
    const { fit, change } = memoryOf({ cluster: { ...run.cluster, zeroStage: said(0) } })!;
    assert.equal(fit?.verdict, 'no');
    assert.ok(change !== undefined && change.changes.length > 0);
    assert.ok(change.memory.value <= 80e9);
  });

  it('has no change where nothing tried makes it fit', () => {
    const alone = memoryOf({ cluster: { accelerators: said(1), acceleratorType: said('T4') } })!;
    assert.equal(alone.fit?.verdict, 'no');
    assert.equal(alone.change, undefined);
  });

  it('assumes at least as many ranks as experts are divided among', () => {
    const mixture = findPublicModel('Mixtral-8x7B-v0.1')!.architecture;
    const { setup, accelerators } = memoryOf({
      architecture: mixture,
      cluster: { expertParallel: said(8), tensorParallel: said(2) },
    })!;
    assert.equal(setup.layout.dataParallel, 8);
    assert.equal(accelerators, 16);
  });

  it('says nothing of a model about whose training nothing is said', () => {
    assert.equal(memoryOf({ training: {}, cluster: {} }), undefined);
  });

  it('answers for a model alone once a person says how it is trained', () => {
    const alone = { training: {}, cluster: {} };
    const asked = memoryOf(alone, { sequenceLength: user(4096), accelerators: user(8) })!;
    assert.equal(asked.accelerators, 8);
    assert.equal(asked.setup.sequenceLength, 4096);
  });

  it('says nothing where the model cannot be counted', () => {
    assert.equal(memoryOf({ architecture: { layers: said(2) } }), undefined);
  });
});
