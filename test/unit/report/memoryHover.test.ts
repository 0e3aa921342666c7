import assert from 'node:assert/strict';
import { acceleratorById } from '../../../src/engine';
import { fitOf, memoryPerAccelerator, type RunMemory, smallestChange } from '../../../src/engine/memory';
import { memoryHover } from '../../../src/report/memoryHover';
import { english } from '../../../src/report/translate';
import { setup, shapeNamed } from '../memory/models';

const accelerator = acceleratorById('h100-sxm-80gb')!;
const shape = shapeNamed('Meta-Llama-3-8B');
const its = setup({ dataParallel: 8, zeroStage: 0 }, { sequenceLength: 4096, microBatches: 4 });
const memory = memoryPerAccelerator(shape, its);
const { value, low = value, high = value } = memory.total;
const run: RunMemory = {
  shape,
  setup: its,
  inputs: [],
  memory,
  accelerators: 8,
  accelerator,
  fit: fitOf({ value, low, high }, accelerator),
  change: smallestChange(shape, its, accelerator.memoryBytes),
};

describe('hovering over a layout', () => {
  it('says whether the run fits, and the smallest change that makes it fit', () => {
    const words = memoryHover('cluster.zeroStage', run, english) ?? '';
    assert.match(words, /^Fits on 8 × NVIDIA H100 SXM 80 GB: no, 1\d\d GB of 80 GB/);
    assert.match(words, /Smallest change that makes it fit: ZeRO stage 0 → 1/);
  });

  it('lists the ZeRO stages with memory, verdict and time, the one of the file in bold', () => {
    const lines = (memoryHover('cluster.zeroStage', run, english) ?? '').split('\n');
    const rows = lines.filter((line) => /^\| (\*\*)?\d/.test(line));
    assert.equal(rows.length, 4);
    assert.match(rows[0]!, /^\| \*\*0\*\* \| &emsp;1\d\d GB \| &emsp;no \| &emsp;[\d.]+ s \|$/);
    assert.match(rows[3]!, /^\| 3 \| &emsp;[\d.]+ GB \| &emsp;yes \|/);
  });

  it('says nothing over a value that touches no memory', () => {
    assert.equal(memoryHover('training.learningRate', run, english), undefined);
  });

  it('gives a sentence over accelerators, which have no next value', () => {
    assert.match(memoryHover('cluster.acceleratorType', run, english) ?? '', /^Fits on 8 × /);
  });
});
