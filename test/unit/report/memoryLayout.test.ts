import assert from 'node:assert/strict';
import { acceleratorById } from '../../../src/engine';
import { machineOf, searchLayouts } from '../../../src/engine/layout';
import { fitOf, fullestStage, memoryPerAccelerator, smallestChange } from '../../../src/engine/memory';
import {
  changeSentence,
  fitSentence,
  layoutSections,
  leftOutSentence,
  memorySection,
} from '../../../src/report/memoryLayout';
import { layoutLetters } from '../../../src/report/memoryLayoutWords';
import { english } from '../../../src/report/translate';
import { setup, shapeNamed } from '../memory/models';

const h100 = acceleratorById('h100-sxm-80gb')!;
const llama8 = shapeNamed('Meta-Llama-3-8B');
const shared = setup({ dataParallel: 8, zeroStage: 3 }, { sequenceLength: 4096 });
const memory = memoryPerAccelerator(llama8, shared);

describe('memory in words', () => {
  it('says whether it fits with value, capacity and band', () => {
    const total = { ...memory.total, value: 71e9, low: 64e9, high: 78e9 };
    const words = fitSentence(
      { ...memory, total },
      fitOf({ value: 71e9, low: 64e9, high: 78e9 }, h100),
      { count: 8, title: h100.title },
      english,
    );
    assert.equal(words, 'Fits on 8 × NVIDIA H100 SXM 80 GB: yes, 71 GB of 80 GB, band 64 GB–78 GB');
  });

  it('shows every part with its share and formula', () => {
    const { rows } = memorySection(memory, english);
    const [total, ...parts] = rows;
    assert.equal(total?.label, 'Memory per GPU');
    assert.equal(parts.length, memory.parts.length);
    for (const row of parts) {
      assert.match(row.note, /%$/);
      assert.ok(row.because !== undefined && row.because.formula !== '');
    }
    const weights = parts.find(({ label }) => label === 'Weights');
    // 2 · 8,030,261,248 / 8
    assert.equal(weights?.value, '2.01 GB');
  });

  it('marks what rests on an assumption', () => {
    const inputs = [{ name: 'microBatchSequences', value: 1, origin: 'default' as const }];
    const { rows } = memorySection(memoryPerAccelerator(llama8, shared, inputs), english);
    assert.match(rows[0]!.value, /^≈/);
  });

  it('names what is left out', () => {
    assert.equal(
      leftOutSentence(memory, english),
      'Left out: buckets for reducing gradients and gathering weights, temporaries of the optimiser step and of checkpoints, 8-bit copies of weights in fp8 training.',
    );
  });

  it('says the smallest change, or that there is none', () => {
    const its = setup({ dataParallel: 8 });
    const found = smallestChange(llama8, its, 80e9);
    assert.match(
      changeSentence(found, english),
      /^Smallest change that makes it fit: ZeRO stage 0 → 1 \(\d+(\.\d)? GB\)$/,
    );
    assert.match(changeSentence(undefined, english), /^No smaller micro-batch/);
    const fits = { changes: [], setup: its, memory: fullestStage(llama8, its) };
    assert.equal(changeSentence(fits, english), '');
  });
});

describe('layouts in words', () => {
  it('are letters and sizes, ones left out', () => {
    const { layout } = setup({ tensorParallel: 8, pipelineParallel: 16, dataParallel: 128, zeroStage: 1 });
    assert.equal(layoutLetters(layout), 'TP 8 · PP 16 · DP 128 · ZeRO 1');
    assert.equal(layoutLetters({ ...layout, virtualStages: 4 }), 'TP 8 · PP 16 · DP 128 · VPP 4 · ZeRO 1');
  });

  it('come with step time, band, utilisation and memory, and with where the time goes', () => {
    const found = searchLayouts({
      shape: llama8,
      base: shared,
      machine: machineOf(h100)!,
      accelerators: 16,
      globalBatchSequences: 256,
    });
    const [ranking, times] = layoutSections(found, english);
    assert.equal(ranking?.rows.length, 10);
    assert.match(ranking.rows[0]!.value, /^[\d.]+ s \([\d.]+–[\d.]+\)$/);
    assert.match(
      ranking.rows[0]!.note,
      /^MFU [\d.]+%, [\d.]+ GB per GPU, micro-batch \d+ × \d+, \w+ recompute$/,
    );
    assert.equal(times?.rows[0]?.label, 'Step time');
    assert.ok(times.rows.some(({ label }) => label === 'Compute'));
  });

  it('are no sections where nothing fits', () => {
    assert.deepEqual(layoutSections({ layouts: [], tried: 3, fitting: 0, notices: [] }, english), []);
  });
});
