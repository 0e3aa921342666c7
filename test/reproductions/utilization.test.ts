import assert from 'node:assert/strict';
import { trainingCosts, wholeRunUtilization } from '../../src/engine/evidence/trainingCosts';
import {
  TYPICAL_UTILIZATION,
  typicalUtilization,
  WHOLE_RUN_SHARE,
} from '../../src/engine/hardware/utilization';
import { csvRows } from './csv';
import { describeWithSharedData } from './sharedData';

/** Linear interpolation between the order statistics, as numpy.quantile does by default. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  return sorted[below]! + (position - below) * ((sorted[below + 1] ?? sorted[below]!) - sorted[below]!);
}

/** Two digits: no more is known of a run that nobody has described. */
function assertTwoDigits(actual: number, shipped: number): void {
  assert.equal(Number(actual.toFixed(2)), shipped);
}

/** What published runs reached as a whole, by the family of their accelerator. */
function wholeRuns(family: RegExp): readonly number[] {
  return trainingCosts
    .filter(({ accelerator, precision }) => family.test(accelerator) && precision === undefined)
    .flatMap((cost) => wholeRunUtilization(cost) ?? []);
}

describe('the utilisation of whole runs', () => {
  for (const [family, id, count] of [
    [/^h/, 'h100-sxm-80gb', 10],
    [/^a100/, 'a100-sxm-80gb', 24],
    [/^a100/, 'a100-sxm-40gb', 24],
  ] as const) {
    it(`is the median and the first decile of ${count} runs for ${id}`, () => {
      assert.equal(wholeRuns(family).length, count);
      assertTwoDigits(quantile(wholeRuns(family), 0.5), typicalUtilization(id).value);
      assertTwoDigits(quantile(wholeRuns(family), 0.1), typicalUtilization(id).low);
    });
  }

  it('is the median and the first decile of all 39 runs where too few on the accelerator are known', () => {
    const all = trainingCosts.flatMap((cost) => wholeRunUtilization(cost) ?? []);
    assert.equal(all.length, 39);
    for (const id of ['mi300x', 'tpu-v4']) {
      assertTwoDigits(quantile(all, 0.5), typicalUtilization(id).value);
      assertTwoDigits(quantile(all, 0.1), typicalUtilization(id).low);
    }
  });

  it('is two thirds of that of steps, by the median of 37 runs on accelerators whose steps were measured', () => {
    const shares = trainingCosts
      .filter(({ accelerator, precision }) => /^(h|a100|tpu)/.test(accelerator) && precision === undefined)
      .flatMap((cost) => {
        const reached = wholeRunUtilization(cost);
        return reached === undefined ? [] : [reached / typicalUtilization(cost.accelerator).step];
      });
    assert.equal(shares.length, 37);
    assertTwoDigits(quantile(shares, 0.5), WHOLE_RUN_SHARE.value);
    assertTwoDigits(quantile(shares, 0.1), WHOLE_RUN_SHARE.low);
  });

  it('is those two thirds of the steps where only steps were measured', () => {
    for (const typical of [typicalUtilization('tpu-v5e'), typicalUtilization('h100-sxm-80gb', 'fp8')]) {
      assertTwoDigits(WHOLE_RUN_SHARE.value * typical.step, typical.value);
      assertTwoDigits(WHOLE_RUN_SHARE.low * typical.step, typical.low);
    }
  });

  it('agrees with DeepSeek-V3 in fp8, whose run made none of these numbers, within 2 points', () => {
    const [whole] = trainingCosts
      .filter(({ precision }) => precision === 'fp8')
      .flatMap((cost) => wholeRunUtilization(cost) ?? []);
    assert.ok(Math.abs(whole! - typicalUtilization('h800-sxm-80gb', 'fp8').value) < 0.02, String(whole));
  });
});

describe('the utilisation of TPUs', () => {
  it('is, while training, the median of the MFUs published for TPU v3 and v4, high their third quartile', () => {
    const published = trainingCosts
      .filter(({ accelerator }) => /^tpu-v[34]$/.test(accelerator))
      .flatMap(({ utilization }) => utilization ?? []);
    assert.equal(published.length, 5);
    const { step, high } = typicalUtilization('tpu-v4');
    // 0.325 to two digits is 0.33, rounded half up.
    assert.equal(Math.round(quantile(published, 0.5) * 100) / 100, step);
    assertTwoDigits(quantile(published, 0.75), high);
  });

  // MaxText repository, MaxText/configs/v5e/README: MFU of 16B, 32B, 64B and 128B on 1 to 32 slices of 256 chips.
  const maxText = [
    [61.1, 66.86, 59.9, 56.06],
    [59.37, 64.81, 56.66, 55.82],
    [59.14, 64.1, 55.85, 54.93],
    [58.27, 63.67, 54.96, 52.93],
    [56.56, 62.26, 53.29, 50.86],
    [54.65, 60.4, 50.18, 46.25],
  ].flat();

  it('is, while training, the median of the 24 runs of MaxText on TPU v5e, its high end their third quartile', () => {
    const { step, high } = typicalUtilization('tpu-v5e');
    assertTwoDigits(quantile(maxText, 0.5) / 100, step);
    assertTwoDigits(quantile(maxText, 0.75) / 100, high);
  });

  it('holds PaLM’s 46.2 % and GLaM’s 28.7 % within its band', () => {
    const { low, high } = typicalUtilization('tpu-v4');
    for (const { caseId, utilization } of trainingCosts) {
      if (caseId !== 'palm-540b' && caseId !== 'glam-64b-64e') continue;
      assert.ok(utilization! >= low && utilization! <= high + 0.005, caseId);
    }
  });
});

describeWithSharedData('typical utilisation against llm-foundry’s 216 measured runs', (read) => {
  const rows = () => csvRows(read('throughput/llm_foundry_measured.csv'));
  const mfu = (gpu: string, precision: RegExp, keep: (parameters: number) => boolean = () => true) =>
    rows()
      .filter((row) => row.GPU === gpu && precision.test(row.Precision!) && keep(Number(row.NumParams)))
      .map((row) => Number(row.MFU) / 100);

  const sets = [
    ['h100_80gb', /bf16/, 70, 'h100-sxm-80gb', 'bf16'],
    ['a100_80gb', /bf16/, 61, 'a100-sxm-80gb', 'bf16'],
    ['a100_40gb', /bf16/, 78, 'a100-sxm-40gb', 'bf16'],
    ['h100_80gb', /fp8/, 7, 'h100-sxm-80gb', 'fp8'],
  ] as const;
  for (const [gpu, precision, count, id, word] of sets) {
    it(`has the median and the third quartile of ${count} runs for ${id} in ${word}`, () => {
      const values = mfu(gpu, precision);
      assert.equal(values.length, count);
      const { step, high } = typicalUtilization(id, word);
      assertTwoDigits(quantile(values, 0.5), step);
      assertTwoDigits(quantile(values, 0.75), high);
    });
  }

  // peers.md A13: median, and in brackets the least and the most.
  for (const [gpu, median, low, high] of [
    ['h100_80gb', 39.95, 14.4, 46.4],
    ['a100_80gb', 54.07, 39.4, 64.2],
    ['a100_40gb', 50.9, 35.9, 59.5],
  ] as const) {
    it(`has ${median} % in the middle of ${gpu}, from ${low} to ${high} %`, () => {
      const values = mfu(gpu, /./);
      assert.equal(Number((100 * quantile(values, 0.5)).toPrecision(String(median).length - 1)), median);
      assert.equal((100 * quantile(values, 0)).toFixed(1), low.toFixed(1));
      assert.equal((100 * quantile(values, 1)).toFixed(1), high.toFixed(1));
    });
  }

  it('falls back on the H100 runs’ median and the third quartile of all runs', () => {
    const all = rows().map((row) => Number(row.MFU) / 100);
    assert.equal(all.length, 216);
    assertTwoDigits(quantile(mfu('h100_80gb', /bf16/), 0.5), TYPICAL_UTILIZATION.step);
    assertTwoDigits(quantile(all, 0.75), TYPICAL_UTILIZATION.high);
  });

  it('needs no row by size: the medians below 2B, below 10B and above lie within 4 points of that of all', () => {
    for (const [gpu] of sets.slice(0, 3)) {
      const all = quantile(mfu(gpu, /bf16/), 0.5);
      for (const keep of [
        (parameters: number) => parameters < 2e9,
        (parameters: number) => parameters >= 2e9 && parameters < 1e10,
        (parameters: number) => parameters >= 1e10,
      ]) {
        assert.ok(Math.abs(quantile(mfu(gpu, /bf16/, keep), 0.5) - all) < 0.04, gpu);
      }
    }
  });

  it('has HFU = 4/3 · MFU wherever activations are recomputed, and HFU = MFU elsewhere', () => {
    for (const row of rows()) {
      const expected = row['Activation Checkpointing'] === 'True' ? 4 / 3 : 1;
      // Both are printed to two digits of a per cent.
      assert.ok(Math.abs(Number(row.HFU) / Number(row.MFU) - expected) < 1.5e-3, JSON.stringify(row));
    }
  });
});
