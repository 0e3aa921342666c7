import assert from 'node:assert/strict';
import { publishedUtilizations, TYPICAL_UTILIZATION } from '../../src/engine/hardware/utilization';
import { describeWithSharedData } from './sharedData';

/** Quantile by linear interpolation between order statistics (R's type 7, numpy's default). */
function quantile(values: readonly number[], fraction: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const position = (sorted.length - 1) * fraction;
  const below = Math.floor(position);
  return sorted[below]! + (sorted[Math.ceil(position)]! - sorted[below]!) * (position - below);
}

describe('typical utilisation, low end', () => {
  it('is the first quartile of the published MFUs, to two digits', () => {
    const values = publishedUtilizations.map((each) => each.utilization);
    assert.equal(Number(quantile(values, 0.25).toFixed(2)), TYPICAL_UTILIZATION.low);
  });
});

describeWithSharedData('typical utilisation against llm-foundry’s measured runs', (read) => {
  interface Measured {
    readonly gpu: string;
    readonly precision: string;
    readonly utilization: number;
  }
  const measured = (): Measured[] => {
    const [header, ...lines] = read('throughput/llm_foundry_measured.csv').trim().split(/\r?\n/);
    // The first column is quoted and holds commas; no other column does.
    const cells = (line: string) => line.replace(/"[^"]*"/g, '').split(',');
    const at = (name: string) => cells(header!).indexOf(name);
    return lines.map((line) => {
      const row = cells(line);
      return {
        gpu: row[at('GPU')]!,
        precision: row[at('Precision')]!,
        utilization: Number(row[at('MFU')]) / 100,
      };
    });
  };

  it('is the median of the H100 bf16 runs, to two digits', () => {
    const h100 = measured().filter((each) => each.gpu === 'h100_80gb' && each.precision === 'amp_bf16');
    assert.equal(h100.length, 70);
    assert.equal(
      Number(
        quantile(
          h100.map((each) => each.utilization),
          0.5,
        ).toFixed(2),
      ),
      TYPICAL_UTILIZATION.value,
    );
  });

  it('has the third quartile of all runs as its high end, to two digits', () => {
    const all = measured();
    assert.equal(all.length, 216);
    assert.equal(
      Number(
        quantile(
          all.map((each) => each.utilization),
          0.75,
        ).toFixed(2),
      ),
      TYPICAL_UTILIZATION.high,
    );
  });
});
