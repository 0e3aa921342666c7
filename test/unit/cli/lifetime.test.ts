import assert from 'node:assert/strict';
import { LLAMA_8B, OLMO, runOn } from './fakeTerminal';

const FILES = { 'params.json': LLAMA_8B, 'olmo.yaml': OLMO, 'two.yaml': `${OLMO}---\n${OLMO}` };
const text = async (...words: string[]) => (await runOn(FILES, ['estimate', '--lifetime', ...words])).output;

interface LifetimeJson {
  readonly lifetime: {
    readonly inferenceTokens: number | null;
    readonly missing: readonly string[];
    readonly costUsd: { readonly total: { readonly value: number } | null };
    readonly against: readonly { readonly first: string; readonly second: string }[];
  } | null;
}
const json = async (...words: string[]) =>
  JSON.parse((await runOn(FILES, ['estimate', '--json', ...words])).output) as unknown;

describe('estimate --lifetime', () => {
  it('adds what will be served to what training costs', async () => {
    const output = await text('params.json', '--tokens', '15T', '--inference-tokens', '2T');
    assert.match(output, /Over its life: training and 2T tokens served\n {2}FLOPs +7\.55×10²³ FLOP/);
    assert.match(output, /Cheapest over its life, FLOPs +\d/);
    assert.match(output, /Inference tokens +2T tokens +your choice/);
  });

  it('says what is missing where nobody says how much will be served', async () => {
    const output = await text('params.json', '--tokens', '15T');
    assert.match(output, /How much will be served is not known: .* For them state --inference-tokens\./);
    assert.match(output, /Cheapest to train/);
  });

  it('compares two files below both', async () => {
    const output = await text('params.json', 'olmo.yaml', '--inference-tokens', '2T');
    assert.match(output, /\nolmo\.yaml against params\.json\n/);
    assert.ok(output.indexOf('olmo.yaml against params.json') > output.lastIndexOf('Over its life'));
  });

  it('compares the runs of one file by their labels, and nothing where it was not asked for', async () => {
    assert.match(await text('two.yaml'), /two\.yaml \[.*\] against two\.yaml \[/);
    const { output } = await runOn(FILES, ['estimate', 'params.json', 'olmo.yaml']);
    assert.doesNotMatch(output, /json against|yaml against|Over its life/);
  });

  it('is null in the JSON without the flag, and has totals and pairs with it', async () => {
    assert.equal(((await json('params.json')) as LifetimeJson).lifetime, null);
    const [first, second] = (await json(
      '--lifetime',
      '--inference-tokens',
      '2T',
      'params.json',
      'olmo.yaml',
    )) as readonly LifetimeJson[];
    assert.equal(first!.lifetime!.inferenceTokens, 2e12);
    assert.ok(first!.lifetime!.costUsd.total!.value > 0);
    assert.deepEqual(first!.lifetime!.against, second!.lifetime!.against);
    assert.equal(first!.lifetime!.against.length, 1);
  });

  it('prints formula and source under each number where asked for', async () => {
    const output = await text('params.json', '--inference-tokens', '2T', '--sources');
    assert.match(output, /C = 2·N·D_inf · Sardana et al\. 2023, arXiv:2401\.00448/);
  });
});
