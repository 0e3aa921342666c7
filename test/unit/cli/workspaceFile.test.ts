import assert from 'node:assert/strict';
import { LLAMA_8B, runOn } from './fakeTerminal';

const TEAM = 'gpus: 16\nprice: 2.5\nlaw: kaplan-2020\n';
const files = { 'models/config.json': LLAMA_8B, '.scaling-lens.yaml': TEAM };

interface Estimated {
  readonly predictions: readonly { readonly law: string }[];
  readonly assumptions: readonly {
    readonly name: string;
    readonly value: unknown;
    readonly origin: string;
    readonly source: string;
  }[];
}

async function estimated(...words: readonly string[]): Promise<Estimated> {
  return JSON.parse(
    (await runOn(files, ['estimate', 'models/config.json', '--json', ...words])).output,
  ) as Estimated;
}

const used = ({ assumptions }: Estimated, name: string) => assumptions.find((each) => each.name === name);

describe('the command line beside a file of assumptions', () => {
  it('takes what the team assumes, and says where that stands', async () => {
    const result = await estimated();
    assert.equal(result.predictions[0]?.law, 'kaplan-2020');
    assert.deepEqual(used(result, 'priceUsdPerHour'), {
      name: 'priceUsdPerHour',
      value: 2.5,
      unit: 'USD/hour',
      origin: 'setting',
      source: '.scaling-lens.yaml:2',
    });
  });

  it('lets flags win', async () => {
    const price = used(await estimated('--price', '9'), 'priceUsdPerHour');
    assert.deepEqual([price?.value, price?.origin], [9, 'user']);
  });

  it('leaves the file out when told so', async () => {
    const result = await estimated('--no-workspace-file');
    assert.equal(result.predictions[0]?.law, 'besiroglu-2024');
    assert.equal(used(result, 'accelerators'), undefined);
  });

  it('complains once about what is wrong in it, with its line, and goes on', async () => {
    const broken = { ...files, '.scaling-lens.yaml': 'gpus: 16\nprize: 2\n' };
    const { code, complaints, output } = await runOn(broken, [
      'estimate',
      'models/config.json',
      'models/config.json',
    ]);
    assert.equal(code, 0);
    assert.equal(complaints.length, 1);
    assert.match(complaints[0]!, /^\.scaling-lens\.yaml:2: “prize” is no key that is known here/);
    assert.match(output, /8\.03B|8,030,261,248/);
  });

  it('plans with it, too', async () => {
    const { output } = await runOn({ '.scaling-lens.yaml': TEAM }, ['plan', '1e22', '--json']);
    assert.equal((JSON.parse(output) as { law: string }).law, 'kaplan-2020');
  });

  it('knows accelerators of the team’s own on the command line', async () => {
    const own = {
      ...files,
      '.scaling-lens.yaml': 'accelerators:\n  - { id: ours, memoryGB: 96, teraflops: { bf16: 500 } }\n',
    };
    const { code, output } = await runOn(own, [
      'estimate',
      'models/config.json',
      '--accelerator',
      'ours',
      '--json',
    ]);
    assert.equal(code, 0);
    assert.equal(used(JSON.parse(output) as Estimated, 'accelerator')?.value, 'ours');
  });
});
