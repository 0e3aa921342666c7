import assert from 'node:assert/strict';
import fc from 'fast-check';
import { acceleratorById, accelerators } from '../../../src/engine';
import {
  checkLayout,
  interconnectOf,
  machineOf,
  searchLayouts,
  stepTime,
  workloadOf,
} from '../../../src/engine/layout';
import { divisors } from '../../../src/engine/layout/candidates';
import { acceleratorsOf, SINGLE_LAYOUT } from '../../../src/engine/memory';
import { assertBandsHold, assertFinite } from '../../properties/finiteNumbers';
import { setup, shapeNamed } from '../memory/models';

const h100 = machineOf(acceleratorById('h100-sxm-80gb')!)!;
const llama8 = shapeNamed('Meta-Llama-3-8B');
const mixtral = shapeNamed('Mixtral-8x7B-v0.1');
const layout = (its: Partial<typeof SINGLE_LAYOUT>) => ({ ...SINGLE_LAYOUT, ...its });

describe('interconnects', () => {
  it('are known for every accelerator', () => {
    for (const { id } of accelerators) {
      const links = interconnectOf(id);
      assert.ok(links !== undefined, id);
      assert.ok(links.withinNode > 0 && links.betweenNodes > 0 && links.acceleratorsPerNode >= 1, id);
      assert.match(links.source, /assumption/);
    }
  });

  it('are not there for what is no accelerator', () => {
    assert.equal(interconnectOf('toString'), undefined);
  });
});

describe('an impossible layout', () => {
  const cases = [
    [
      'ranks that do not multiply to the accelerators',
      layout({ tensorParallel: 8, dataParallel: 3 }),
      { accelerators: 32 },
      {
        code: 'layout-mismatch',
        args: { accelerators: 32, layout: 'DP 3 × TP 8 × PP 1', product: 24, exact: 1 },
      },
    ],
    [
      'heads that tensor parallelism does not divide',
      layout({ tensorParallel: 6 }),
      {},
      { code: 'tensor-parallel-mismatch', args: { heads: 32, tensorParallel: 6 } },
    ],
    [
      'layers that stages do not divide',
      layout({ pipelineParallel: 5 }),
      {},
      { code: 'pipeline-mismatch', args: { layers: 32, pipelineParallel: 5 } },
    ],
    [
      'more stages than layers',
      layout({ pipelineParallel: 64 }),
      {},
      { code: 'pipeline-mismatch', args: { layers: 32, pipelineParallel: 64 } },
    ],
    [
      'a batch that does not multiply out',
      layout({ dataParallel: 8 }),
      { globalBatchSequences: 100, microBatchSequences: 2, gradientAccumulation: 4 },
      { code: 'batch-mismatch', args: { global: 100, micro: 2, passes: 4, ranks: 8, product: 64, exact: 1 } },
    ],
    [
      'a batch that replicas do not divide',
      layout({ dataParallel: 8 }),
      { globalBatchSequences: 100, microBatchSequences: 2 },
      { code: 'batch-mismatch', args: { global: 100, micro: 2, ranks: 8, product: 16 } },
    ],
    [
      'expert parallelism without experts',
      layout({ dataParallel: 8, expertParallel: 8 }),
      {},
      { code: 'expert-parallel-mismatch', args: { whole: 1, expertParallel: 8 } },
    ],
  ] as const;
  for (const [what, its, demands, expected] of cases) {
    it(`is reported with its arithmetic: ${what}`, () => {
      assert.deepEqual(checkLayout(llama8, its, demands), [{ ...expected, severity: 'error' }]);
    });
  }

  it('is reported where replicas cannot hold the expert groups', () => {
    const [notice] = checkLayout(mixtral, layout({ dataParallel: 4, expertParallel: 8 }));
    assert.deepEqual(notice?.args, { whole: 4, expertParallel: 8 });
  });

  it('is not reported where everything divides, also with one layer less at both ends', () => {
    const demands = { accelerators: 16_384, globalBatchSequences: 2048, microBatchSequences: 1 };
    const its = layout({ tensorParallel: 8, pipelineParallel: 16, dataParallel: 128 });
    assert.deepEqual(checkLayout(shapeNamed('Llama-3.1-405B'), its, demands), []);
  });
});

describe('the time of a step', () => {
  const work = workloadOf(llama8, 8192)!;
  const base = setup({ tensorParallel: 8 }, { sequenceLength: 8192 });
  const time = (its: typeof base, m = 16) => stepTime(llama8, its, m, h100, work);

  it('is the sum of its parts', () => {
    const its = setup(
      { tensorParallel: 4, pipelineParallel: 4, dataParallel: 8, zeroStage: 1 },
      { sequenceLength: 8192 },
    );
    const { total, ...parts } = time(its);
    const sum = Object.values(parts).reduce((all, each) => all + each, 0);
    assert.ok(Math.abs(sum / total - 1) < 1e-12);
  });

  it('loses (p − 1)/m to the bubble, and v times less interleaved', () => {
    const share = (virtualStages: number): number => {
      const { bubble, compute, pipelineParallel } = time(
        setup({ pipelineParallel: 8, virtualStages }, { sequenceLength: 8192 }),
      );
      return bubble / (compute + pipelineParallel);
    };
    assert.ok(Math.abs(share(1) - 7 / 16) < 1e-12);
    assert.ok(Math.abs(share(4) - 7 / 16 / 4) < 1e-12);
  });

  it('grows by a third of the layers’ computing with full recompute', () => {
    const whole = time(base).compute;
    const again = time({ ...base, recompute: 'full' }).compute;
    const head = (16 * 8192 * 3 * work.head) / 8 / h100.flops.value;
    assert.ok(Math.abs((again - head) / (whole - head) - 4 / 3) < 1e-12);
  });

  it('pays for tensor parallelism beyond a node, whose accelerators share their ports', () => {
    const a100 = machineOf(acceleratorById('a100-sxm-80gb')!)!;
    const tensor = (tensorParallel: number): number => {
      const its = setup({ tensorParallel }, { sequenceLength: 8192 });
      return stepTime(llama8, its, 16, a100, work).tensorParallel / ((tensorParallel - 1) / tensorParallel);
    };
    const slower = a100.withinNode.value / (8 * a100.betweenNodes.value);
    assert.ok(slower > 1 && Math.abs(tensor(16) / tensor(8) / slower - 1) < 1e-12);
  });

  it('exchanges gradients over one port where tensor parallelism fills the node', () => {
    const its = setup({ tensorParallel: 8, dataParallel: 16 });
    const held = (2 * 8_030_261_248) / 8;
    const { dataParallel } = stepTime(llama8, its, 1, h100, workloadOf(llama8, 2048)!, 'high');
    const sending = (2 * held * (15 / 16)) / h100.betweenNodes.low;
    // Norms are whole on every rank: 65 · 4096 parameters.
    assert.ok(Math.abs(dataParallel / sending - 1) < 1e-3);
  });

  it('sends experts’ tokens only where experts are spread', () => {
    const its = setup({ dataParallel: 8, zeroStage: 1 });
    const mixing = workloadOf(mixtral, 2048)!;
    assert.equal(stepTime(mixtral, its, 1, h100, mixing).expertParallel, 0);
    const spread = setup({ dataParallel: 8, zeroStage: 1, expertParallel: 8 });
    assert.ok(stepTime(mixtral, spread, 1, h100, mixing).expertParallel > 0);
  });

  it('lies between its ends', () => {
    const its = setup(
      { tensorParallel: 4, pipelineParallel: 4, dataParallel: 8, zeroStage: 1, contextParallel: 2 },
      { sequenceLength: 8192 },
    );
    const [low, value, high] = (['low', 'value', 'high'] as const).map(
      (end) => stepTime(llama8, its, 16, h100, work, end).total,
    );
    assert.ok(low! < value! && value! < high!);
  });
});

describe('divisors', () => {
  it('are all up to a limit', () => {
    assert.deepEqual(divisors(12, 6), [1, 2, 3, 4, 6]);
    assert.deepEqual(divisors(7, 100), [1, 7]);
  });
});

describe('the search for layouts', () => {
  const search = (accelerators: number, globalBatchSequences: number, shape = llama8) =>
    searchLayouts({
      shape,
      base: setup({}, { sequenceLength: 4096 }),
      machine: h100,
      accelerators,
      globalBatchSequences,
    });

  it('gives layouts that multiply out to the accelerators and the batch, fit, and come fastest first', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(llama8, mixtral, shapeNamed('Qwen2.5-0.5B')),
        fc.integer({ min: 1, max: 96 }),
        fc.integer({ min: 1, max: 512 }),
        (shape, accelerators, batch) => {
          const { layouts, tried, fitting } = search(accelerators, batch, shape);
          assert.ok(fitting <= tried && layouts.length <= 10);
          assertFinite(layouts.map(({ setup: its, ...rest }) => ({ ...rest, layout: its.layout })));
          assertBandsHold(layouts);
          let before = 0;
          for (const { setup: its, microBatches, stepSeconds, memory } of layouts) {
            assert.equal(acceleratorsOf(its.layout), accelerators);
            assert.equal(microBatches * its.microBatchSequences * its.layout.dataParallel, batch);
            assert.deepEqual(checkLayout(shape, its.layout, { accelerators }), []);
            assert.ok(memory.value <= h100.memoryBytes);
            assert.ok(stepSeconds.total >= before);
            before = stepSeconds.total;
          }
        },
      ),
      { seed: 42, numRuns: 60 },
    );
  });

  it('shards the states of 8B over eight GPUs and finds no need to split layers', () => {
    const [best] = search(8, 64).layouts;
    assert.equal(best!.setup.layout.tensorParallel * best!.setup.layout.pipelineParallel, 1);
    assert.ok(best!.setup.layout.zeroStage >= 1);
  });

  it('says so when nothing fits', () => {
    const { layouts, notices } = search(1, 8, shapeNamed('Llama-3.1-405B'));
    assert.deepEqual(layouts, []);
    assert.equal(notices[0]?.code, 'no-layout-fits');
  });

  it('answers nonsense with nothing', () => {
    for (const [accelerators, batch] of [
      [0, 8],
      [-8, 8],
      [8, 0],
      [NaN, 8],
      [8, 1.5],
      [Infinity, 8],
    ] as const)
      assert.equal(search(accelerators, batch).tried, 0);
  });
});
