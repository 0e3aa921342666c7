import assert from 'node:assert/strict';
import { acceleratorById } from '../../../src/engine';
import { fitOf, memoryPerAccelerator, type RunMemory, smallestChange } from '../../../src/engine/memory';
import { fewestReplicas } from '../../../src/engine/memory/fewestReplicas';
import { memoryLens, memorySentences, runMemoryJson, runMemorySection } from '../../../src/report/runMemory';
import { english } from '../../../src/report/translate';
import { setup, shapeNamed } from '../memory/models';

const accelerator = acceleratorById('h100-sxm-80gb')!;
const shape = shapeNamed('Meta-Llama-3-8B');

/** Llama-3-8B on eight H100 with this ZeRO stage. */
function runMemory(zeroStage: 0 | 3, inputs: RunMemory['inputs'] = []): RunMemory {
  const its = setup({ dataParallel: 8, zeroStage }, { sequenceLength: 4096 });
  const memory = memoryPerAccelerator(shape, its, inputs);
  const { value, low = value, high = value } = memory.total;
  const fit = fitOf({ value, low, high }, accelerator);
  const known = { shape, setup: its, inputs, memory, accelerators: 8, accelerator, fit };
  return fit.headroomBytes < 0 ? { ...known, change: smallestChange(shape, its, 80e9) } : known;
}

const assumed = [{ name: 'microBatchSequences', value: 1, origin: 'default' as const }];

describe('the memory of a run in words', () => {
  it('stands in a line above the code: bytes, capacity, verdict, largest part', () => {
    assert.match(
      memoryLens(runMemory(3), english).title,
      /^[\d.]+ GB of 80 GB per GPU · fits on 8 × NVIDIA H100 SXM 80 GB: yes · mostly activations$/,
    );
  });

  it('says from how many accelerators on it fits where nobody says how many there are', () => {
    const its = setup({ zeroStage: 3 }, { sequenceLength: 4096 });
    const memory = memoryPerAccelerator(shape, its, []);
    const { value, low = value, high = value } = memory.total;
    const fit = fitOf({ value, low, high }, accelerator);
    const change = fewestReplicas(shape, its, 80e9);
    const run = { shape, setup: its, inputs: [], memory, accelerators: 1, accelerator, fit, change };
    assert.match(
      memoryLens(run, english).title,
      /^[\d.]+ GB on 1 × NVIDIA H100 SXM 80 GB · fits from 4 on · mostly optimiser states$/,
    );
  });

  it('marks in that line what is assumed, and names it on hover', () => {
    const { title, tooltip } = memoryLens(runMemory(3, assumed), english);
    assert.match(title, /^≈/);
    assert.match(tooltip, /≈ rests on an assumption: Micro-batch 1$/);
  });

  it('gives the smallest change where it does not fit', () => {
    const run = runMemory(0);
    const { rows } = runMemorySection(run, english);
    assert.equal(rows[0]?.value, 'no');
    assert.deepEqual(
      [rows[1]?.label, rows[1]?.value],
      ['Smallest change that makes it fit', 'ZeRO stage 0 → 1'],
    );
    assert.match(
      memorySentences(run, english)[1] ?? '',
      /^Smallest change that makes it fit: ZeRO stage 0 → 1/,
    );
  });

  it('says so where nothing makes it fit', () => {
    const { rows } = runMemorySection({ ...runMemory(0), change: undefined }, english);
    assert.equal(rows[1]?.value, 'none found');
  });

  it('names what is assumed and what is left out as the last rows', () => {
    const { rows } = runMemorySection(runMemory(3, assumed), english);
    assert.deepEqual(
      rows.slice(-2).map(({ label }) => label),
      ['Assumed', 'Left out'],
    );
    assert.equal(rows.at(-2)?.note, 'Micro-batch 1');
  });

  it('says in two words that nothing is split', () => {
    const splits = ['tensorParallel', 'pipelineParallel', 'contextParallel', 'expertParallel'];
    const whole = splits.map((name) => ({ name, value: 1, origin: 'default' as const }));
    const { rows } = runMemorySection(runMemory(3, [...whole, ...assumed]), english);
    assert.equal(rows.at(-2)?.note, 'model not split, Micro-batch 1');
  });

  it('is numbers and stable words for scripts', () => {
    const json = runMemoryJson(runMemory(0, assumed));
    assert.equal(json.fits, false);
    assert.equal(json.fitVerdict, 'no');
    assert.equal(json.capacityBytes, 80e9);
    assert.deepEqual(json.assumed, ['microBatchSequences']);
    assert.deepEqual((json.smallestChange as { changes: unknown }).changes, [
      { kind: 'zero-stage', from: 0, to: 1 },
    ]);
    assert.equal((json.breakdown as unknown[]).length, runMemory(0).memory.parts.length);
  });

  it('leaves fit and capacity open where the accelerator is not known', () => {
    const { fit, accelerator: one, ...rest } = runMemory(3);
    assert.ok(fit !== undefined && one !== undefined);
    assert.equal(runMemoryJson(rest).fits, null);
    assert.match(memoryLens(rest, english).title, /^[\d.]+ GB per GPU · mostly activations$/);
  });
});
