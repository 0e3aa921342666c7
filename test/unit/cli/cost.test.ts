import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { LLAMA_8B, OLMO, runOn } from './fakeTerminal';

const FILES = { 'params.json': LLAMA_8B, 'olmo.yaml': OLMO };

interface Shown {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

interface CostJson {
  readonly resources: Readonly<Record<'gpuHours' | 'costUsd' | 'energyKwh' | 'co2Kg', Shown | null>>;
  readonly timeByLayout: { readonly gpuHours: Shown } | null;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly message: string;
    readonly line: number | null;
  }[];
  readonly assumptions: readonly {
    readonly name: string;
    readonly value: unknown;
    readonly origin: string;
  }[];
}

async function estimated(...words: string[]): Promise<CostJson> {
  const { output, code } = await runOn(FILES, ['estimate', '--json', ...words]);
  assert.equal(code, 0);
  return JSON.parse(output) as CostJson;
}

describe('Energy and emissions in the terminal', () => {
  it('are quantities of estimate --json, with PUE and grid among the assumptions', async () => {
    const { resources, assumptions } = await estimated('olmo.yaml');
    for (const each of [resources.energyKwh, resources.co2Kg]) {
      assert.ok(each!.low! < each!.value && each!.value < each!.high!);
    }
    const named = (name: string) => assumptions.find((each) => each.name === name);
    assert.equal(named('powerUsageEffectiveness')?.value, 1.15);
    assert.equal(named('carbonIntensity')?.value, 0.481);
  });

  it('follow --pue, --grid and --carbon-intensity', async () => {
    const plain = (await estimated('olmo.yaml')).resources;
    const cooled = (await estimated('olmo.yaml', '--pue', '1.3')).resources;
    assert.ok(Math.abs(cooled.energyKwh!.value / plain.energyKwh!.value - 1.3 / 1.15) < 1e-9);
    const french = (await estimated('olmo.yaml', '--grid', 'France')).resources;
    assert.ok(Math.abs(french.co2Kg!.value / plain.co2Kg!.value - 0.056 / 0.481) < 1e-9);
    const said = (await estimated('olmo.yaml', '--grid', 'france', '--carbon-intensity', '0.1')).resources;
    assert.ok(Math.abs(said.co2Kg!.value / plain.co2Kg!.value - 0.1 / 0.481) < 1e-9);
  });

  it('are a section of the text', async () => {
    const { output } = await runOn(FILES, ['estimate', 'olmo.yaml']);
    assert.match(output, /Energy and emissions\n +Energy +≈.*Wh.*\n +Emissions +≈.* CO₂e/);
  });

  it('belong to plans too', async () => {
    const { output } = await runOn(FILES, ['plan', '1e22', '--json']);
    const { resources } = JSON.parse(output) as CostJson;
    assert.ok(resources.energyKwh!.value > 0 && resources.co2Kg!.value > 0);
    const { output: text } = await runOn(FILES, ['plan', '1e22']);
    assert.match(text, /Emissions +≈/);
  });

  it('are null where no power is published', async () => {
    const { resources } = await estimated('olmo.yaml', '--accelerator', 'tpu-v5e');
    assert.ok(resources.gpuHours!.value > 0);
    assert.equal(resources.energyKwh, null);
    assert.equal(resources.co2Kg, null);
  });
});

describe('Impossible words on machines in the terminal', () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['a PUE below 1', ['--pue', '0.9'], /^scaling-lens: --pue: .*at least 1/],
    ['an unknown grid', ['--grid', 'germny'], /^scaling-lens: --grid: .*germny.*germany/],
    ['an unknown accelerator', ['--accelerator', 'h1000'], /^scaling-lens: --accelerator: .*h1000/],
    ['a negative price', ['--price=-2'], /^scaling-lens: --price: /],
    ['a utilisation above 1', ['--mfu', '1.2'], /^scaling-lens: --mfu: .*between 0 and 1/],
    ['a negative intensity', ['--carbon-intensity=-1'], /^scaling-lens: --carbon-intensity: /],
  ];
  for (const [what, words, complaint] of cases) {
    it(`fail in one line: ${what}`, async () => {
      const { complaints, code } = await runOn(FILES, ['estimate', 'olmo.yaml', ...words]);
      assert.equal(code, 2);
      assert.equal(complaints.length, 1);
      assert.match(complaints[0]!, complaint);
      assert.ok(!complaints[0]!.includes('\n'));
    });
  }

  it('in a file are a remark at the line, with the ids most like it', async () => {
    const text = readFileSync('test/fixtures/llm-foundry/mcli.yaml', 'utf8').replace(
      /gpu_type: .*/,
      'gpu_type: h1000',
    );
    const { output } = await runOn({ 'a.yaml': text }, ['estimate', '--json', 'a.yaml', '--tokens', '1T']);
    const { diagnostics } = JSON.parse(output) as CostJson;
    const found = diagnostics.find(({ code }) => code === 'unknown-accelerator');
    assert.equal(found?.line, text.split('\n').findIndex((line) => line.includes('h1000')) + 1);
    assert.match(found.message, /“h1000”.*h100-sxm-80gb/);
  });
});

describe('docs/COST.md', () => {
  it('lists every grid and every operator with its number', async () => {
    const { grids, operatorPues } = await import('../../../src/engine/energy');
    const page = readFileSync('docs/COST.md', 'utf8');
    for (const { id, intensity, year } of grids) {
      assert.match(page, new RegExp(`\\| \`${id}\` +\\| .* \\| ${intensity} +\\| ${year} `), id);
    }
    for (const { title, value } of operatorPues)
      assert.match(page, new RegExp(`\\| ${title} +\\| ${value} `));
  });

  it('has the utilisations that are shipped', async () => {
    const { typicalUtilization } = await import('../../../src/engine/hardware/utilization');
    const page = readFileSync('docs/COST.md', 'utf8');
    const rows = [
      ['H100, H200, H800, GH200', typicalUtilization('h100-sxm-80gb')],
      ['the same in fp8, of the fp8 peak', typicalUtilization('h100-sxm-80gb', 'fp8')],
      ['A100 80 GB', typicalUtilization('a100-sxm-80gb')],
      ['A100 40 GB', typicalUtilization('a100-sxm-40gb')],
      ['TPU v2 to v4', typicalUtilization('tpu-v4')],
      ['TPU v5e and later', typicalUtilization('tpu-v5e')],
      ['all others', typicalUtilization('mi300x')],
    ] as const;
    for (const [label, { value, low, high, step }] of rows) {
      const cells = [value, low, high, step].map((share) => `${Math.round(share * 100)} %`);
      assert.match(page, new RegExp(`\\| ${label} +\\| ${cells.join(' +\\| ')} +\\|`), label);
    }
  });
});
