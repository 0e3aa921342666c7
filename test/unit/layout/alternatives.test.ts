import assert from 'node:assert/strict';
import { acceleratorById } from '../../../src/engine';
import { alternativesOf } from '../../../src/engine/layout/alternatives';
import { fullestStage } from '../../../src/engine/memory';
import { type FieldPath } from '../../../src/engine/run';
import { setup, shapeNamed } from '../memory/models';

const shape = shapeNamed('Meta-Llama-3-8B');
const accelerator = acceleratorById('h100-sxm-80gb')!;
const its = setup(
  { dataParallel: 4, tensorParallel: 2, zeroStage: 1 },
  { microBatchSequences: 2, microBatches: 8 },
);
const situation = { shape, setup: its, accelerator };

const values = (field: FieldPath) => alternativesOf(field, situation).map(({ value }) => value);

describe('what a value of a layout could be instead', () => {
  const cases: readonly (readonly [FieldPath, readonly (number | string)[]])[] = [
    ['cluster.zeroStage', [0, 1, 2, 3]],
    ['cluster.tensorParallel', [1, 2, 4]],
    ['cluster.pipelineParallel', [1, 2]],
    ['training.microBatchSequences', [1, 2, 4]],
    ['training.sequenceLength', [1024, 2048, 4096]],
    ['training.optimizer', ['adamw', 'adam-8bit', 'adafactor', 'muon', 'lion', 'sgd']],
    ['training.precision', ['fp32', 'mixed', 'pure-16']],
    ['cluster.activationRecompute', ['none', 'selective', 'full']],
    ['architecture.layers', []],
  ];
  for (const [field, expected] of cases) {
    it(`is ${expected.join(', ') || 'nothing'} for ${field}`, () => {
      assert.deepEqual(values(field), expected);
    });
  }

  it('has the current value among them, with the memory of the run as it is', () => {
    const now = fullestStage(shape, its).value;
    for (const [field, expected] of cases) {
      const current = alternativesOf(field, situation).filter(({ isCurrent }) => isCurrent);
      assert.equal(current.length, expected.length === 0 ? 0 : 1, field);
      for (const { memory } of current) assert.equal(memory.value, now, field);
    }
  });

  it('holds less at every higher ZeRO stage', () => {
    const bytes = alternativesOf('cluster.zeroStage', situation).map(({ memory }) => memory.value);
    for (const [index, each] of bytes.slice(1).entries()) assert.ok(each < bytes[index]!, String(index));
  });

  it('keeps accelerators and global batch while the model is split further', () => {
    const [, two, four] = alternativesOf('cluster.tensorParallel', situation);
    assert.ok(four!.memory.value < two!.memory.value);
    assert.ok(four!.stepSeconds! > 0);
    // Half the ranks see twice the micro-batches each: about as long, plus what tensor parallelism costs.
    assert.ok(four!.stepSeconds! > 0.9 * two!.stepSeconds!);
  });

  it('takes longer and holds less with full recompute', () => {
    const [none, , full] = alternativesOf('cluster.activationRecompute', situation);
    assert.ok(full!.memory.value < none!.memory.value);
    assert.ok(full!.stepSeconds! > none!.stepSeconds!);
  });

  it('leaves out what does not divide', () => {
    const odd = { ...situation, setup: setup({ dataParallel: 2, tensorParallel: 32 }, {}) };
    // 64 does not divide Llama's 32 heads.
    assert.deepEqual(
      alternativesOf('cluster.tensorParallel', odd).map(({ value }) => value),
      [16, 32],
    );
  });

  it('gives no time where neither micro-batches nor rates are known', () => {
    const { accelerator: one, ...unknown } = situation;
    assert.ok(one.id !== '');
    for (const { stepSeconds } of alternativesOf('cluster.zeroStage', unknown))
      assert.equal(stepSeconds, undefined);
  });
});
