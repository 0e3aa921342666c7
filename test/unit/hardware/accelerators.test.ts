import assert from 'node:assert/strict';
import {
  acceleratorById,
  acceleratorNamed,
  accelerators,
  nearestAccelerators,
  ownOrNamed,
} from '../../../src/engine/hardware/accelerators';

describe('accelerators', () => {
  it('has 44 of them, each under its own kebab-case id', () => {
    assert.equal(accelerators.length, 44);
    assert.equal(new Set(accelerators.map((each) => each.id)).size, 44);
    for (const { id } of accelerators) assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('gives every number as finite and positive, in base units', () => {
    for (const each of accelerators) {
      const peaks = Object.values(each.peakFlops);
      assert.ok(peaks.length > 0, each.id);
      for (const peak of peaks) assert.ok(peak > 1e12 && peak < 2e16, each.id);
      assert.ok(each.memoryBytes >= 16e9 && each.memoryBytes < 1e12, each.id);
      assert.ok(each.year >= 2017 && each.year <= 2026, each.id);
      assert.ok(each.source.length > 10, each.id);
    }
  });

  it('gives every price with its basis and how sure it is', () => {
    const priced = accelerators.flatMap((each) => (each.price === undefined ? [] : [each.price]));
    assert.equal(priced.length, 30);
    for (const price of priced) {
      assert.ok(price.usdPerHour > 0.1 && price.usdPerHour < 20);
      assert.ok(price.basis.length > 5);
    }
  });

  // Dense peaks from the vendors' datasheets; marketing pages print the sparse figure, twice as high.
  const peaks: readonly (readonly [string, 'bf16' | 'fp16' | 'tf32' | 'fp8' | 'fp32', number])[] = [
    ['h100-sxm-80gb', 'bf16', 989.4e12],
    ['h100-sxm-80gb', 'fp8', 1979e12],
    ['h100-pcie-80gb', 'bf16', 756e12],
    ['a100-sxm-80gb', 'bf16', 312e12],
    ['a100-sxm-40gb', 'tf32', 156e12],
    ['v100-sxm2-32gb', 'fp16', 125e12],
    ['l4', 'bf16', 121e12],
    ['mi300x', 'bf16', 1307.4e12],
    ['tpu-v4', 'bf16', 275e12],
    ['tpu-v5e', 'bf16', 197e12],
    ['b200', 'bf16', 2250e12],
  ];
  for (const [id, precision, expected] of peaks) {
    it(`knows the dense ${precision} peak of ${id}`, () => {
      assert.equal(acceleratorById(id)?.peakFlops[precision], expected);
    });
  }

  it('gives no bf16 peak to cards that cannot, and no fp16 peak to TPUs', () => {
    for (const id of ['v100-sxm2-16gb', 'v100-sxm2-32gb', 't4']) {
      assert.equal(acceleratorById(id)?.peakFlops.bf16, undefined);
    }
    for (const each of accelerators.filter(({ vendor }) => vendor === 'Google')) {
      assert.equal(each.peakFlops.fp16, undefined);
    }
  });

  it('knows no accelerator by an id that is not in the table', () => {
    for (const id of ['', 'h1000', '__proto__', 'constructor']) assert.equal(acceleratorById(id), undefined);
  });
});

describe('acceleratorNamed', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['h100-sxm-80gb', 'h100-sxm-80gb'],
    ['H100', 'h100-sxm-80gb'],
    ['h100_80gb', 'h100-sxm-80gb'],
    ['NVIDIA H100 80GB HBM3', 'h100-sxm-80gb'],
    ['H100 PCIe', 'h100-pcie-80gb'],
    ['A100', 'a100-sxm-80gb'],
    ['A100_40GB', 'a100-sxm-40gb'],
    ['NVIDIA A100-SXM4-80GB', 'a100-sxm-80gb'],
    ['A100 40 GB', 'a100-sxm-40gb'],
    ['V100', 'v100-sxm2-32gb'],
    ['TPUv4', 'tpu-v4'],
    ['tpu_v5e', 'tpu-v5e'],
    ['AMD Instinct MI300X', 'mi300x'],
    ['RTX 4090', 'rtx-4090'],
    ['Gaudi 2', 'gaudi-2'],
    ['GB200', 'gb200'],
    ['H1', undefined],
    ['nvidia', undefined],
    ['A100 4TB', undefined],
    ['', undefined],
    ['x'.repeat(10_000), undefined],
  ];
  for (const [name, id] of cases) {
    it(`reads ${JSON.stringify(name.slice(0, 30))} as ${id ?? 'nothing'}`, () => {
      assert.equal(acceleratorNamed(name)?.id, id);
    });
  }

  it('finds every accelerator by its own id', () => {
    for (const each of accelerators) assert.equal(acceleratorNamed(each.id), each);
  });
});

describe('ownOrNamed', () => {
  const mine = { ...acceleratorById('a100-sxm-80gb')!, title: 'Our card', memoryBytes: 1e9 };
  const other = { ...mine, id: 'in-house-1', title: 'In-house one' };

  it('finds an accelerator of one’s own by its id or its title, before those of the table', () => {
    assert.equal(ownOrNamed('A100-SXM-80GB', [mine, other]), mine);
    assert.equal(ownOrNamed(' in-house one ', [mine, other]), other);
    assert.equal(ownOrNamed('in-house-1', [mine, other]), other);
  });

  it('finds those of the table where none of one’s own is meant', () => {
    assert.equal(ownOrNamed('H100', [mine, other])?.id, 'h100-sxm-80gb');
    assert.equal(ownOrNamed('A100_40GB', [mine])?.id, 'a100-sxm-40gb');
    assert.equal(ownOrNamed('nothing', [mine]), undefined);
    assert.equal(ownOrNamed('V100')?.id, 'v100-sxm2-32gb');
  });
});

describe('nearestAccelerators', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['H1000', 'h100-sxm-80gb'],
    ['mi300', 'mi300x'],
    ['RTX 4080', 'rtx-4090'],
    ['tpu v8', 'tpu-v2'],
    ['Gaudi', 'gaudi-2'],
  ];
  for (const [name, nearest] of cases) {
    it(`proposes ${nearest} among three for ${name}`, () => {
      const found = nearestAccelerators(name);
      assert.equal(found.length, 3);
      assert.ok(found.includes(nearest), found.join(', '));
    });
  }

  it('proposes something for any text, however long', () => {
    for (const name of ['', 'x', '✓'.repeat(1e6)]) assert.equal(nearestAccelerators(name, 2).length, 2);
  });
});
