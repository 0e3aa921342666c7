import assert from 'node:assert/strict';
import { defaultAssumptions, estimate } from '../../../src/engine';
import { timeOfLayout, type TimeOfLayout } from '../../../src/engine/trainingCost/timeOfLayout';
import { layoutTimeJson, layoutTimeSection } from '../../../src/report/layoutTime';
import { english } from '../../../src/report/translate';
import { described, llama8b } from '../estimate/descriptions';

const run = described({
  architecture: llama8b,
  training: { tokens: 1e12, sequenceLength: 8192, microBatchSequences: 1, globalBatchSequences: 1024 },
  cluster: { accelerators: 64, tensorParallel: 2, pipelineParallel: 2, activationRecompute: 'full' },
});
const estimated = estimate(run, defaultAssumptions, []);
const time = timeOfLayout(run, estimated, defaultAssumptions)!;
const hours = estimated.resources.acceleratorHours;

describe('the time of a layout in words', () => {
  const { title, rows } = layoutTimeSection(time, hours, english);
  const row = (label: string) => rows.find((each) => each.label === label);

  it('names the layout', () => {
    assert.equal(title, 'Time by the layout (TP 2 · PP 2 · DP 16 · ZeRO 0)');
  });

  it('gives the hours of steps and of a whole run, and how the latter compare with those above', () => {
    assert.match(row('GPU-hours of training steps')!.value, /GPU-hours$/);
    const times = time.wholeRunHours.value / hours!.value;
    assert.ok(row('GPU-hours of a whole run')!.note.startsWith(`${Number(times.toPrecision(3))}× `));
  });

  it('says where a step goes, the largest share first, all of it', () => {
    const shares = rows.filter(({ isPart }) => isPart).map(({ value }) => Number.parseFloat(value));
    assert.deepEqual(
      shares,
      [...shares].sort((left, right) => right - left),
    );
    const sum = shares.reduce((total, share) => total + share, 0);
    assert.ok(Math.abs(sum - 100) < 0.5, String(sum));
  });

  it('tells utilisation of model and hardware apart, each with its band', () => {
    assert.match(row('Utilisation of steps (MFU)')!.value, /^[\d.]+% \([\d.]+%–[\d.]+%\)$/);
    const hardware = row('With what is computed again (HFU)')!.value;
    assert.ok(Number.parseFloat(hardware) > Number.parseFloat(row('Utilisation of steps (MFU)')!.value));
  });

  it('marks what rests on an assumption: the accelerator is one here', () => {
    assert.match(row('GPU-hours of training steps')!.value, /^≈/);
  });
});

describe('timeByLayout in the JSON', () => {
  it('has shares that sum to 1', () => {
    const { shares } = layoutTimeJson(time) as unknown as { readonly shares: Record<string, number> };
    const sum = Object.values(shares).reduce((total, share) => total + share, 0);
    assert.ok(Math.abs(sum - 1) < 1e-9);
  });

  it('is null without a layout, and so is what is not recomputed', () => {
    assert.equal(layoutTimeJson(undefined), null);
    const plain: TimeOfLayout = { ...time, hardwareUtilization: undefined };
    assert.equal((layoutTimeJson(plain) as { hardwareUtilization: unknown }).hardwareUtilization, null);
  });
});
