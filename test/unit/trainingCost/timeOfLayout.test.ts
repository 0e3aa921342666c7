import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Assumptions } from '../../../src/engine/assumptions';
import { defaultAssumptions } from '../../../src/engine/defaultAssumptions';
import { estimate } from '../../../src/engine/estimateRun';
import { timeOfLayout } from '../../../src/engine/trainingCost/timeOfLayout';
import { described, llama405b, llama8b } from '../estimate/descriptions';

type Values = Readonly<Record<string, number | string>>;

function timeOf(
  {
    architecture = llama8b,
    training = {},
    cluster = {},
  }: Partial<Record<'training' | 'cluster', Values>> & {
    readonly architecture?: typeof llama8b;
  },
  some: Partial<Assumptions> = {},
) {
  const run = described({ architecture, training, cluster });
  const assumptions = { ...defaultAssumptions, ...some };
  const estimated = estimate(run, assumptions, []);
  return { estimated, time: timeOfLayout(run, estimated, assumptions) };
}

const training = {
  tokens: 15e12,
  sequenceLength: 8192,
  microBatchSequences: 1,
  globalBatchSequences: 1024,
  precision: 'bf16',
};
const cluster = { accelerators: 512, tensorParallel: 2, zeroStage: 1, acceleratorType: 'H100 SXM' };

describe('the time of a layout', () => {
  it('is steps × GPUs × step time, with the band of the step', () => {
    const { time } = timeOf({ training, cluster });
    const steps = 15e12 / (1024 * 8192);
    const { stepHours } = time!.layout;
    assert.equal(time!.accelerators, 512);
    assert.ok(Math.abs(time!.acceleratorHours.value / (steps * 512 * stepHours.value) - 1) < 1e-12);
    assert.ok(time!.acceleratorHours.low! < time!.acceleratorHours.value);
    assert.ok(time!.acceleratorHours.value < time!.acceleratorHours.high!);
  });

  it('agrees with its own utilisation: work over hours and peak', () => {
    const { time } = timeOf({ training, cluster });
    const { utilization } = time!.layout;
    // Full attention of 8,192 tokens: 57,913,380,864 FLOP a token (peers.md D4, PaLM's convention, to 0.1 %).
    const flops = 15e12 * 5.7913e10;
    const reached = flops / (time!.acceleratorHours.value * 3600 * 989.4e12);
    assert.ok(Math.abs(reached / utilization.value - 1) < 2e-3, `${reached} ${utilization.value}`);
  });

  it('comes, for Llama 3.1 405B’s layout on 15.6T tokens, to what its card prints: 30.84M hours are in the band', () => {
    const { time } = timeOf({
      architecture: llama405b,
      training: { ...training, tokens: 15.6e12, globalBatchSequences: 2048 },
      cluster: {
        accelerators: 16_384,
        tensorParallel: 8,
        pipelineParallel: 16,
        dataParallel: 128,
        zeroStage: 1,
        acceleratorType: 'H100 SXM',
      },
    });
    const { low, high } = time!.wholeRunHours;
    assert.ok(low! < 30.84e6 && 30.84e6 < high!, `${low} … ${high}`);
    // Plain 1F1B waits 15 steps of 16; Llama's schedule is interleaved, which no field says.
    assert.ok(time!.acceleratorHours.low! < 30.84e6 && 30.84e6 < time!.acceleratorHours.value);
  });

  it('is longer for the whole run, by the share that published runs kept', () => {
    const { time } = timeOf({ training, cluster });
    assert.ok(Math.abs(time!.wholeRunHours.value / (time!.acceleratorHours.value / 0.66) - 1) < 1e-12);
    assert.equal(time!.wholeRunHours.low, time!.acceleratorHours.low);
  });

  it('includes the bubble of a pipeline and the exchange between stages', () => {
    const few = { ...training, globalBatchSequences: 512 };
    const { time } = timeOf({ training: few, cluster: { ...cluster, pipelineParallel: 8 } });
    assert.ok(time!.layout.stepSeconds.bubble > 0);
    assert.ok(time!.layout.stepSeconds.pipelineParallel > 0);
    const alone = timeOf({ training: few, cluster }).time!;
    assert.ok(time!.acceleratorHours.value > alone.acceleratorHours.value);
  });

  it('tells MFU and HFU apart where the file states recomputation: more work, none of it the model’s', () => {
    const full = timeOf({ training, cluster: { ...cluster, activationRecompute: 'full' } }).time!;
    const none = timeOf({ training, cluster }).time!;
    const ratio = full.hardwareUtilization!.value / full.layout.utilization.value;
    // A third more, less the head, which is not computed again.
    assert.ok(ratio > 1.3 && ratio < 4 / 3, String(ratio));
    assert.ok(full.layout.utilization.value < none.layout.utilization.value);
    assert.equal(none.hardwareUtilization, undefined);
  });

  const silent: readonly (readonly [string, Partial<Record<'training' | 'cluster', Values>>])[] = [
    ['nothing of the layout', { training, cluster: { accelerators: 8 } }],
    ['no batch', { training: { tokens: 1e12, sequenceLength: 8192 }, cluster }],
    ['no tokens', { training: { sequenceLength: 8192, globalBatchSequences: 1024 }, cluster: {} }],
    [
      'a batch that its ranks cannot share',
      { training: { ...training, globalBatchSequences: 1000 }, cluster },
    ],
  ];
  for (const [what, parts] of silent) {
    it(`is not known where the file says ${what}`, () => {
      assert.equal(timeOf(parts).time, undefined);
    });
  }

  it('is not known for an accelerator whose links are not', () => {
    const own = {
      id: 'in-house-1',
      title: 'In-house one',
      vendor: 'us',
      year: 2026,
      memoryBytes: 1e11,
      peakFlops: { bf16: 1e15 },
      source: 'ours',
    };
    const there = { ...cluster, acceleratorType: 'in-house-1' };
    assert.equal(timeOf({ training, cluster: there }, { ownAccelerators: [own] }).time, undefined);
  });

  it('is finite with a band that holds it, whatever layout a file states', () => {
    const size = fc.constantFrom(1, 2, 3, 4, 8, 16, 64, 1000);
    fc.assert(
      fc.property(size, size, size, size, fc.constantFrom(0, 1, 2, 3), (t, p, d, b, zeroStage) => {
        const { time } = timeOf({
          training: { ...training, microBatchSequences: b, globalBatchSequences: b * d * 4 },
          cluster: { tensorParallel: t, pipelineParallel: p, dataParallel: d, zeroStage },
        });
        if (time === undefined) return;
        for (const each of [time.acceleratorHours, time.wholeRunHours, time.layout.utilization]) {
          assert.ok(Number.isFinite(each.value) && each.value > 0);
          assert.ok(each.low! <= each.value && each.value <= each.high!);
        }
      }),
      { seed: 42 },
    );
  });
});
