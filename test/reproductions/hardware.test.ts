import assert from 'node:assert/strict';
import { accelerators } from '../../src/engine/hardware/accelerators';
import { interconnectOf } from '../../src/engine/layout/interconnect';
import { csvRows } from './csv';
import { describeWithSharedData } from './sharedData';

/** The rows of hardware.csv by the id that each has here. */
const ROW_OF: Readonly<Record<string, string>> = {
  'v100-sxm2-16gb': 'V100 SXM2 16GB',
  'v100-sxm2-32gb': 'V100 SXM2 32GB',
  t4: 'T4',
  a10g: 'A10G',
  a10: 'A10',
  'a100-sxm-40gb': 'A100 40GB SXM4',
  'a100-sxm-80gb': 'A100 80GB SXM4',
  'a100-pcie-40gb': 'A100 40GB PCIe',
  'a100-pcie-80gb': 'A100 80GB PCIe',
  l4: 'L4',
  l40s: 'L40S',
  'h100-pcie-80gb': 'H100 80GB PCIe',
  'h100-sxm-80gb': 'H100 80GB SXM5',
  'h100-nvl-94gb': 'H100 NVL 94GB',
  'h200-sxm-141gb': 'H200 SXM',
  'h800-sxm-80gb': 'H800 SXM',
  'h20-96gb': 'H20',
  'gh200-96gb': 'GH200 (H100 96GB + Grace)',
  b200: 'B200 (HGX)',
  gb200: 'GB200 (per GPU)',
  b300: 'B300 (HGX, Blackwell Ultra)',
  gb300: 'GB300 (per GPU)',
  'rtx-3090': 'RTX 3090',
  'rtx-4090': 'RTX 4090',
  'rtx-5090': 'RTX 5090',
  'rtx-6000-ada': 'RTX 6000 Ada',
  'rtx-a6000': 'RTX A6000',
  mi250x: 'MI250X',
  mi300x: 'MI300X',
  mi325x: 'MI325X',
  mi350x: 'MI350X',
  mi355x: 'MI355X',
  'tpu-v2': 'TPU v2',
  'tpu-v3': 'TPU v3',
  'tpu-v4': 'TPU v4',
  'tpu-v5e': 'TPU v5e',
  'tpu-v5p': 'TPU v5p',
  'tpu-v6e': 'TPU v6e (Trillium)',
  'tpu-v7': 'TPU v7 (Ironwood)',
  trainium1: 'Trainium1',
  trainium2: 'Trainium2',
  trainium3: 'Trainium3',
  'gaudi-2': 'Gaudi 2',
  'gaudi-3': 'Gaudi 3',
};

/** Where the notes of a row, or its vendor, rule out one of the two 16-bit formats that share a column. */
const HAS_NO_BF16 = new Set(['v100-sxm2-16gb', 'v100-sxm2-32gb', 't4']);
const HAS_NO_FP16 = (id: string): boolean => id.startsWith('tpu-');

const near = (left: number | undefined, right: number | undefined): boolean =>
  left === right || (left !== undefined && right !== undefined && Math.abs(left / right - 1) < 1e-9);

describeWithSharedData('hardware.csv: 44 accelerators', (read) => {
  const rows = () => csvRows(read('../reference/hardware.csv'));
  const figure = (text: string | undefined): number | undefined =>
    text === undefined || text === '' ? undefined : Number(text);

  it('all are here, and nothing else is', () => {
    assert.deepEqual(
      rows()
        .map(({ name }) => name)
        .sort(),
      Object.values(ROW_OF).sort(),
    );
    assert.deepEqual(accelerators.map(({ id }) => id).sort(), Object.keys(ROW_OF).sort());
  });

  for (const each of accelerators) {
    it(`has ${each.id} as the table has it: memory, peaks, power, price and how sure they are`, () => {
      const row = rows().find(({ name }) => name === ROW_OF[each.id])!;
      assert.equal(each.vendor, row.vendor);
      assert.equal(each.year, figure(row.year));
      assert.ok(near(each.memoryBytes, figure(row.memory_gb)! * 1e9));
      assert.ok(near(each.memoryBandwidth, figure(row.memory_bandwidth_gb_s)! * 1e9));
      assert.ok(near(each.power, figure(row.tdp_w)));
      const half = row.bf16_fp16_dense_tflops;
      const peaks = {
        bf16: HAS_NO_BF16.has(each.id) ? undefined : half,
        fp16: HAS_NO_FP16(each.id) ? undefined : half,
        tf32: row.tf32_dense_tflops,
        fp8: row.fp8_dense_tflops,
        int8: row.int8_dense_tops,
        fp4: row.fp4_dense_tflops,
        fp32: row.fp32_vector_tflops,
      };
      for (const [precision, printed] of Object.entries(peaks)) {
        const value = figure(printed);
        const known = each.peakFlops[precision as keyof typeof peaks];
        assert.ok(
          near(known, value === undefined ? undefined : value * 1e12),
          `${precision}: ${known}, printed ${printed}`,
        );
      }
      assert.ok(near(each.price?.usdPerHour, figure(row.price_usd_per_hour)));
      if (each.price !== undefined) assert.equal(each.price.confidence, row.price_confidence);
      // What was not read in a text says so, and never passes for a datasheet's word.
      if (row.spec_confidence === 'recalled') assert.match(each.source, /not re-checked/);
    });

    it(`connects ${each.id} no faster than the table says`, () => {
      const row = rows().find(({ name }) => name === ROW_OF[each.id])!;
      const printed = figure(row.interconnect_gb_s)! * 1e9;
      const within = interconnectOf(each.id)!.withinNode;
      assert.ok(within <= printed, `${within} of ${printed}`);
    });
  }
});
