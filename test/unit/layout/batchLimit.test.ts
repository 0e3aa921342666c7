import assert from 'node:assert/strict';
import { batchLimit } from '../../../src/engine/layout/batchLimit';

describe('what a batch allows of replicas', () => {
  const cases = [
    // 2,160 = 16 · 135 shares a factor of 16 with 512.
    [512, 2160, 16, 2048],
    [16_384, 2040, 8, 16_384],
    [1000, 1001, 1, 1000],
  ] as const;
  for (const [accelerators, sequences, replicas, better] of cases) {
    it(`is ${replicas} on ${accelerators} accelerators with ${sequences} sequences, where ${better} would allow all`, () => {
      const args = { globalBatchSequences: sequences, accelerators, replicas, better };
      assert.deepEqual(batchLimit(accelerators, sequences), [
        { code: 'batch-limits-replicas', severity: 'info', args },
      ]);
      assert.deepEqual(batchLimit(accelerators, better), []);
    });
  }

  it('is not remarked upon within a factor of eight', () => {
    assert.deepEqual(batchLimit(512, 2112), []);
    assert.deepEqual(batchLimit(8, 2047), []);
  });
});
