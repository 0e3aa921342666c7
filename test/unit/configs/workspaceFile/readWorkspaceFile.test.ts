import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findWorkspaceFile, readWorkspaceFile, withAssumptions } from '../../../../src/configs/workspaceFile';
import { PLAIN_KEYS, SERVING_KEYS, SPECIAL_KEYS } from '../../../../src/configs/workspaceFile/keys';
import { defaultAssumptions } from '../../../../src/engine/defaultAssumptions';
import { ownOrNamed } from '../../../../src/engine/hardware/accelerators';
import { filesInMemory } from '../references/memoryFiles';

const read = (text: string) => readWorkspaceFile(text, 'conf/.scaling-lens.yaml');
const codes = (text: string) => read(text).notices.map(({ code }) => code);

const EVERYTHING = `# What we assume.
law: hoffmann-2022-approach-3
tokens: 30x
accelerator: our-h100
gpus: 512
price: $2.10
utilization: { value: 45%, low: 0.4, high: 0.5 }
precision: bf16
sequenceLength: 8_192
vocabulary: 128256
globalBatch: 1k
uniqueTokens: 1.5T
inferenceTokens: 2T
dataQuality: 1.2
pue: 1.1
grid: france
carbonIntensity: 0.05
prices:
  a100-sxm-80gb: 1.5
accelerators:
  - id: our-h100
    title: Our H100
    memoryGB: 80
    bandwidthGBs: 3350
    teraflops: { bf16: 989, fp8: 1979 }
    watts: 700
    price: 1.9
serving:
  accelerator: a100
  gpus: 2
  weightPrecision: fp8
  promptTokens: 2000
`;

describe('a file of assumptions', () => {
  const { assumptions, notices } = read(EVERYTHING);

  it('is read without a remark where nothing is wrong', () => {
    assert.deepEqual(notices, []);
  });

  it('is a setting whose source is the file and the line', () => {
    assert.deepEqual(assumptions.accelerators, {
      value: 512,
      origin: 'setting',
      source: 'conf/.scaling-lens.yaml:5',
    });
  });

  const values: readonly (readonly [string, unknown, unknown])[] = [
    ['law', assumptions.law?.value, 'hoffmann-2022-approach-3'],
    ['tokens per parameter', assumptions.tokens?.value, { kind: 'tokens-per-parameter', ratio: 30 }],
    ['a price with a dollar sign', assumptions.priceUsdPerHour?.value, 2.1],
    ['a band, in shares or per cent', assumptions.utilization?.value, { value: 0.45, low: 0.4, high: 0.5 }],
    ['a number with an underscore', assumptions.sequenceLength?.value, 8192],
    ['a number with a suffix', assumptions.globalBatchSequences?.value, 1000],
    ['trillions', assumptions.uniqueTokens?.value, 1.5e12],
    [
      'a single number as a band',
      assumptions.powerUsageEffectiveness?.value,
      { value: 1.1, low: 1.1, high: 1.1 },
    ],
    ['serving’s own accelerator by a common name', assumptions.serving?.accelerator?.value, 'a100-sxm-80gb'],
    ['serving’s tokens', assumptions.serving?.promptTokens?.value, 2000],
  ];
  for (const [what, actual, expected] of values) {
    it(`gives ${what}`, () => {
      assert.deepEqual(actual, expected);
    });
  }

  it('describes accelerators of one’s own in base units', () => {
    const own = ownOrNamed('our-h100', assumptions.ownAccelerators);
    assert.equal(own?.memoryBytes, 80e9);
    assert.equal(own.memoryBandwidth, 3.35e12);
    assert.equal(own.peakFlops.fp8, 1979e12);
    assert.equal(own.price?.usdPerHour, 1.9);
    assert.match(own.price.basis, /^conf\/\.scaling-lens\.yaml:\d+$/);
  });

  it('prices listed accelerators', () => {
    assert.equal(ownOrNamed('a100-sxm-80gb', assumptions.ownAccelerators)?.price?.usdPerHour, 1.5);
  });

  it('leaves what it does not say as it was', () => {
    const merged = withAssumptions(defaultAssumptions, read('gpus: 8').assumptions);
    assert.equal(merged.accelerators?.value, 8);
    assert.equal(merged.law, defaultAssumptions.law);
    assert.equal(merged.utilization, defaultAssumptions.utilization);
  });

  it('puts its law first and the former one behind it', () => {
    const merged = withAssumptions(defaultAssumptions, read('law: kaplan-2020').assumptions);
    assert.equal(merged.law.value, 'kaplan-2020');
    assert.equal(merged.otherLaws[0], defaultAssumptions.law.value);
    assert.ok(!merged.otherLaws.includes('kaplan-2020'));
  });
});

describe('a file of assumptions with mistakes', () => {
  const mistakes: readonly (readonly [string, string])[] = [
    ['gpu: 8', 'unknown-key'],
    ['gpus: -8', 'out-of-bounds'],
    ['gpus: 1.5', 'out-of-bounds'],
    ['price: free', 'out-of-bounds'],
    ['utilization: 140%', 'out-of-bounds'],
    ['utilization: { value: 0.4, low: 0.5 }', 'out-of-bounds'],
    ['pue: 0.9', 'out-of-bounds'],
    ['law: newton-1687', 'unknown-law'],
    ['accelerator: abacus', 'unknown-name'],
    ['prices: { abacus: 1 }', 'unknown-name'],
    ['prices: 3', 'wrong-type'],
    ['accelerators: { id: a }', 'wrong-type'],
    ['accelerators: [{ id: a }]', 'missing-key'],
    ['accelerators: [{ id: a, memoryGB: 8, teraflops: { bf12: 1 } }]', 'unknown-key'],
    ['serving: { speed: 3 }', 'unknown-key'],
    ['tokens: many', 'out-of-bounds'],
    ['- a', 'wrong-type'],
    ['__proto__: 1', 'unknown-key'],
  ];
  for (const [text, code] of mistakes) {
    it(`remarks ${code} on ${text}, at its place`, () => {
      const { notices } = read(text);
      assert.ok(
        notices.some((notice) => notice.code === code),
        JSON.stringify(codes(text)),
      );
      for (const { at } of notices) assert.ok(at !== undefined && at.range.end <= text.length);
    });
  }

  it('names a single number as it is, and a band as one', () => {
    const values = ['pue: 0.9', 'pue: { value: 0.9, low: 0.8 }'].map(
      (text) => read(text).notices[0]?.args.value,
    );
    assert.deepEqual(values, ['0.9', '0.8 ≤ 0.9 ≤ 0.9']);
  });

  it('keeps all that is right', () => {
    const { assumptions, notices } = read('gpus: 8\nprice: free\ngrid: france\n');
    assert.equal(notices.length, 1);
    assert.deepEqual([assumptions.accelerators?.value, assumptions.grid?.value], [8, 'france']);
  });

  it('says nothing where it is empty', () => {
    assert.deepEqual(read(''), { assumptions: {}, notices: [] });
  });

  it('never throws and never gives a number that is none, whatever stands in it', () => {
    const pieces = [...EVERYTHING.split('\n'), '-1', 'NaN', '1e999', '{', ']', '&a *a', ': :'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (lines) => {
        const { assumptions } = read(lines.join('\n'));
        const text = JSON.stringify(assumptions, (_key, value: unknown) =>
          typeof value === 'number' && !Number.isFinite(value) ? 'not finite' : value,
        );
        assert.ok(!text.includes('not finite'));
      }),
      { seed: 42, numRuns: 500 },
    );
  });
});

describe('the place of a file of assumptions', () => {
  const files = {
    'a/b/config.json': '{}',
    'a/.scaling-lens.yaml': 'gpus: 2',
    '.scaling-lens.yml': 'gpus: 1',
  };

  it('is the nearest folder upwards', async () => {
    const found = await findWorkspaceFile(filesInMemory(files, 'a/b/config.json'));
    assert.deepEqual(found, { path: 'a/.scaling-lens.yaml', text: 'gpus: 2' });
  });

  it('is nowhere if there is none', async () => {
    const alone = { 'a/b/config.json': '{}' };
    assert.equal(await findWorkspaceFile(filesInMemory(alone, 'a/b/config.json')), undefined);
  });
});

describe('the keys of a file of assumptions', () => {
  it('are each there once, with a meaning', () => {
    const keys = [...PLAIN_KEYS, ...SPECIAL_KEYS].map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
    for (const { key, meaning } of [...PLAIN_KEYS, ...SERVING_KEYS, ...SPECIAL_KEYS])
      assert.match(meaning, /[.…]$/, key);
  });
});
