import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fullestStage, type MemoryPartKind, type TrainingSetup } from '../../src/engine/memory';
import { optimizers } from '../../src/engine/memory/optimizers';
import { gpt, setup, shapeNamed } from '../unit/memory/models';
import { assertFinite } from './finiteNumbers';

const shapes = ['Meta-Llama-3-8B', 'Llama-3.1-70B', 'Qwen2.5-0.5B', 'Mixtral-8x7B-v0.1', 'DeepSeek-V3'].map(
  shapeNamed,
);
const anyShape = fc.constantFrom(...shapes, gpt(96, 12_288, 96));
const power = (most: number) => fc.integer({ min: 0, max: most }).map((exponent) => 2 ** exponent);

const anySetup: fc.Arbitrary<TrainingSetup> = fc
  .record({
    dataParallel: power(10),
    tensorParallel: power(4),
    pipelineParallel: fc.constantFrom(1, 2, 4, 8, 16),
    contextParallel: power(3),
    virtualStages: fc.constantFrom(1, 2),
    sequenceParallel: fc.boolean(),
    zeroStage: fc.constantFrom<(0 | 1 | 2 | 3)[]>(0, 1, 2, 3),
    sequenceLength: power(17),
    microBatchSequences: fc.integer({ min: 1, max: 64 }),
    optimizer: fc.constantFrom(...optimizers.map(({ id }) => id)),
    stateScheme: fc.constantFrom('mixed', 'mixed-fp32-gradients', 'autocast', 'fp32', 'pure-16'),
    recompute: fc.constantFrom('none', 'selective', 'full'),
    attention: fc.constantFrom('flash', 'stored'),
    dropout: fc.boolean(),
    offload: fc.constantFrom('none', 'optimizer', 'optimizer-and-weights'),
  })
  .map(({ sequenceLength, microBatchSequences, optimizer, stateScheme, recompute, attention, ...rest }) => {
    const { dropout, offload, ...layout } = rest;
    return setup(layout, {
      sequenceLength,
      microBatchSequences,
      optimizer: optimizer,
      stateScheme: stateScheme,
      recompute: recompute,
      attention: attention,
      dropout,
      offload: offload,
    });
  });

type Of = (shape: (typeof shapes)[number], its: TrainingSetup) => number;
const total: Of = (shape, its) => fullestStage(shape, its).value;

/** The parts that a change is about; a gathered layer is the price of stage 3, not a part of what it divides. */
const without =
  (...parts: readonly MemoryPartKind[]): Of =>
  (shape, its) =>
    fullestStage(shape, its).parts.reduce(
      (sum, each) => sum + (parts.includes(each.part) ? 0 : each.value),
      0,
    );

function rises(
  what: string,
  change: (its: TrainingSetup) => TrainingSetup | undefined,
  of: Of = total,
): void {
  it(what, () => {
    fc.assert(
      fc.property(anyShape, anySetup, (shape, its) => {
        const changed = change(its);
        if (changed === undefined) return;
        const [before, after] = [of(shape, its), of(shape, changed)];
        assert.ok(after >= before * (1 - 1e-12), `${before} → ${after}`);
      }),
      { seed: 42, numRuns: 300 },
    );
  });
}

const layoutOf = (its: TrainingSetup, layout: Partial<TrainingSetup['layout']>): TrainingSetup => ({
  ...its,
  layout: { ...its.layout, ...layout },
});

describe('memory of an accelerator', () => {
  it('is finite and positive, its band in order, for any layout and training', () => {
    fc.assert(
      fc.property(anyShape, anySetup, (shape, its) => {
        const memory = fullestStage(shape, its);
        assertFinite(memory);
        assert.ok(memory.low > 0 && memory.low <= memory.value && memory.value <= memory.high);
        for (const part of memory.parts)
          assert.ok(0 <= part.low && part.low <= part.value && part.value <= part.high);
      }),
      { seed: 42, numRuns: 500 },
    );
  });

  rises('never falls with a larger micro-batch', (its) => ({
    ...its,
    microBatchSequences: its.microBatchSequences + 1,
  }));
  rises('never falls with a longer sequence', (its) => ({ ...its, sequenceLength: its.sequenceLength * 2 }));
  rises('never falls with less tensor parallelism', (its) =>
    its.layout.tensorParallel === 1
      ? undefined
      : layoutOf(its, { tensorParallel: its.layout.tensorParallel / 2 }),
  );
  rises('never falls without the sequence split among tensor-parallel ranks', (its) =>
    layoutOf(its, { sequenceParallel: false }),
  );
  rises('never falls with less context parallelism', (its) =>
    its.layout.contextParallel === 1
      ? undefined
      : layoutOf(its, { contextParallel: its.layout.contextParallel / 2 }),
  );
  rises(
    'never falls with a lower ZeRO stage, but for the layer that stage 3 gathers',
    (its) =>
      its.layout.zeroStage === 0 || its.offload !== 'none'
        ? undefined
        : layoutOf(its, { zeroStage: (its.layout.zeroStage - 1) as 0 | 1 | 2 }),
    without('gathered-layer', 'allowance'),
  );
  rises('never falls with less recompute', (its) =>
    its.recompute === 'full' ? { ...its, recompute: 'selective' } : { ...its, recompute: 'none' },
  );
  // A score takes 2 bytes, FlashAttention's own statistics 4 a row: below two keys there is nothing to save.
  rises('never falls where scores are stored', (its) =>
    its.sequenceLength < 4 || its.recompute !== 'none' ? undefined : { ...its, attention: 'stored' },
  );

  it('never rises with twice the stages where layers divide and weights are what counts', () => {
    fc.assert(
      fc.property(anySetup, fc.constantFrom(1, 2, 4, 8), (its, stages) => {
        const shape = gpt(96, 12_288, 96);
        const few = { ...its, sequenceLength: 16, microBatchSequences: 1, offload: 'none' } as const;
        const of = (pipelineParallel: number): number =>
          total(
            shape,
            layoutOf(few, { pipelineParallel, virtualStages: 1, dataParallel: 1, contextParallel: 1 }),
          );
        assert.ok(of(2 * stages) <= of(stages) * (1 + 1e-12));
      }),
      { seed: 42, numRuns: 200 },
    );
  });
});
