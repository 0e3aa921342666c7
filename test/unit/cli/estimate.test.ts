import assert from 'node:assert/strict';
import { FOREIGN, LLAMA_8B, OLMO, runOn } from './fakeTerminal';

const FILES = { 'params.json': LLAMA_8B, 'olmo.yaml': OLMO, 'package.json': FOREIGN, '-': LLAMA_8B };

interface EstimateJson {
  readonly file: string;
  readonly format: string | null;
  readonly error?: string;
  readonly parameters: { readonly total: number | null };
  readonly training: Readonly<Record<string, number | string | null>>;
  readonly predictions: readonly { readonly law: string }[];
  readonly resources: { readonly costUsd: { readonly value: number } | null };
  readonly assumptions: readonly {
    readonly name: string;
    readonly origin: string;
    readonly value: unknown;
  }[];
  readonly diagnostics: readonly { readonly code: string; readonly line: number | null }[];
  readonly parts: readonly { readonly label: string; readonly parameters: { readonly total: number } }[];
}

async function estimated(...words: string[]): Promise<EstimateJson> {
  const { output, code } = await runOn(FILES, ['estimate', '--json', ...words]);
  assert.equal(code, 0);
  return JSON.parse(output) as EstimateJson;
}

describe('scaling-lens estimate', () => {
  it('counts Llama 3 8B to the last digit', async () => {
    assert.equal((await estimated('params.json')).parameters.total, 8030261248);
  });

  it('shows machines and layout of a file that states nothing else', async () => {
    const text =
      'compute_environment: LOCAL_MACHINE\ndistributed_type: FSDP\nnum_machines: 2\nnum_processes: 16\n';
    const { output } = await runOn({ 'a.yaml': text }, ['estimate', 'a.yaml']);
    assert.match(output, /Machines\n +Accelerators +16 +in the file\n +Nodes +2 +in the file/);
    const json = await runOn({ 'a.yaml': text }, ['estimate', '--json', 'a.yaml']);
    const { cluster } = JSON.parse(json.output) as { cluster: Readonly<Record<string, unknown>> };
    assert.deepEqual(cluster, { accelerators: 16, nodes: 2, acceleratorsPerNode: 8 });
  });

  it('shows precision, optimiser and schedule as the file states them, and who says the sizes', async () => {
    const words = 'optimizer: {name: adamw}\nscheduler: {name: cosine_with_warmup}\nprecision: amp_bf16\n';
    const { output } = await runOn({ 'a.yaml': `${OLMO}\n${words}` }, ['estimate', 'a.yaml']);
    assert.match(output, /\n {2}Training precision +bf16 +in the file\n {2}Optimiser +adamw +in the file\n/);
    assert.match(output, /\n {2}Schedule +cosine_with_warmup +in the file\n/);
    assert.match(output, /\n {2}Counted as +olmo +sizes in the file/);
    const plain = { 'a.yaml': 'base_model: openai-community/gpt2\nsequence_len: 512\nnum_epochs: 2\n' };
    const named = await runOn(plain, ['estimate', 'a.yaml']);
    assert.match(named.output, /Counted as +gpt2 +sizes from built-in table: openai-community\/gpt2\n/);
    assert.doesNotMatch(named.output, /Schedule|Optimiser +\w+ +in the file/);
  });

  it('says so where a config has nothing to estimate', async () => {
    const text = '{"zero_optimization": {}, "bf16": {"enabled": "auto"}}';
    const { output } = await runOn({ 'ds.json': text }, ['estimate', 'ds.json']);
    assert.match(output, /^ds\.json: DeepSpeed\nNothing in it that an estimate could rest on\.$/);
  });

  it('asks for the model where a file trains one that it does not name', async () => {
    const text = '{"peft_type": "LORA", "r": 8, "base_model_name_or_path": null}';
    const { output } = await runOn({ 'adapter_config.json': text }, ['estimate', 'adapter_config.json']);
    assert.match(output, /\n {2}info \(line 1\): No model is named here: .*open the model’s own config\.$/);
  });

  it('reads the tokens of a run: 2T, as max_duration says', async () => {
    const { training, format } = await estimated('olmo.yaml');
    assert.equal(format, 'olmo');
    assert.equal(training.tokens, 2e12);
    assert.equal(training.tokensPerStep, 1024 * 2048);
  });

  it('reads stdin under the name -', async () => {
    const { file, parameters } = await estimated('-');
    assert.equal(file, '-');
    assert.equal(parameters.total, 8030261248);
  });

  it('lets a flag win over the file and says so', async () => {
    const { training, assumptions } = await estimated('olmo.yaml', '--tokens', '1.4T');
    assert.equal(training.tokens, 1.4e12);
    assert.equal(assumptions.find(({ name }) => name === 'tokens')?.origin, 'user');
  });

  it('marks its own defaults as such', async () => {
    const { assumptions } = await estimated('params.json');
    for (const { origin } of assumptions) assert.equal(origin, 'default');
    assert.ok(assumptions.some(({ name }) => name === 'utilization'));
  });

  const numbers: readonly (readonly [flag: string, text: string, name: string, value: number])[] = [
    ['--tokens', '1.4T', 'tokens', 1.4e12],
    ['--tokens', '6e23', 'tokens', 6e23],
    ['--tokens', '1_000', 'tokens', 1000],
    ['--tokens', '70B', 'tokens', 70e9],
    ['--sequence-length', '8192', 'sequenceLength', 8192],
    ['--global-batch', '2_048', 'globalBatchSequences', 2048],
    ['--unique-tokens', '500B', 'uniqueTokens', 500e9],
  ];
  for (const [flag, text, name, value] of numbers) {
    it(`understands ${flag} ${text}`, async () => {
      assert.equal((await estimated('params.json', flag, text)).training[name], value);
    });
  }

  it('multiplies hours by the price that is given', async () => {
    const one = await estimated('params.json', '--price', '1');
    const three = await estimated('params.json', '--price', '$3');
    assert.ok(Math.abs(three.resources.costUsd!.value / one.resources.costUsd!.value - 3) < 1e-12);
  });

  it('reads an utilisation as a share or per cent', async () => {
    const share = await estimated('params.json', '--mfu', '0.35');
    const percent = await estimated('params.json', '--mfu', '35%');
    assert.deepEqual(share, percent);
    assert.equal(share.assumptions.find(({ name }) => name === 'utilization')?.value, 0.35);
  });

  it('asks the laws that are named, in that order', async () => {
    const { predictions } = await estimated('params.json', '--law', 'kaplan-2020', '--law', 'besiroglu-2024');
    assert.deepEqual(
      predictions.map(({ law }) => law),
      ['kaplan-2020', 'besiroglu-2024'],
    );
  });

  it('says format null of a file that is no config, without complaint', async () => {
    const { output, code, complaints } = await runOn(FILES, ['estimate', '--json', 'package.json']);
    const { format, parameters } = JSON.parse(output) as EstimateJson;
    assert.deepEqual([code, complaints, format, parameters.total], [0, [], null, null]);
  });

  it('gives the numbers of several models under parts', async () => {
    const { output } = await runOn({ 'a.yaml': `${OLMO}---\n${OLMO}` }, ['estimate', '--json', 'a.yaml']);
    const { parts, parameters } = JSON.parse(output) as EstimateJson;
    assert.equal(parameters.total, null);
    assert.deepEqual(
      parts.map((part) => part.label),
      ['1', '2'],
    );
    assert.equal(parts[0]!.parameters.total, parts[1]!.parameters.total);
  });

  it('does not let one bad file stop the others', async () => {
    const { output, code, complaints } = await runOn(FILES, ['estimate', '--json', 'no.json', 'params.json']);
    const [bad, good] = JSON.parse(output) as readonly EstimateJson[];
    assert.equal(code, 2);
    assert.deepEqual(complaints, ['no.json: there is no such file. Check the path.']);
    assert.equal(bad!.error, complaints[0]);
    assert.equal(good!.parameters.total, 8030261248);
  });

  it('complains in one line about a config that is not well-formed, and still prints what it could read', async () => {
    const files = { 'broken.yaml': OLMO.replace('model:', 'model: [') };
    const { output, code, complaints } = await runOn(files, ['estimate', '--json', 'broken.yaml']);
    assert.equal(code, 2);
    assert.equal(complaints.length, 1);
    assert.match(complaints[0]!, /^broken\.yaml: Not well-formed: [^\n]+$/);
    const { diagnostics } = JSON.parse(output) as EstimateJson;
    assert.ok(diagnostics.some(({ code: name, line }) => name === 'syntax-error' && line !== null));
  });

  it('exits with 1 when a remark is as severe as --fail-on says, else with 0', async () => {
    const run = async (severity: string): Promise<number> =>
      (await runOn(FILES, ['estimate', 'params.json', '--fail-on', severity])).code;
    assert.equal(await run('error'), 0);
    assert.equal(await run('info'), 1); // the tokens are assumed
  });

  describe('for people', () => {
    it('prints aligned rows, marks what is assumed and says who assumed it', async () => {
      const { output } = await runOn(FILES, ['estimate', 'params.json']);
      assert.match(output, /^params\.json: /);
      assert.match(output, /\n {2}Parameters +8,030,261,248 parameters\n/);
      assert.match(output, /\n {2}Training tokens +≈161B tokens +assumed\n/);
      assert.match(output, /≈ rests on an assumption$/);
      assert.doesNotMatch(output, /NaN|undefined|null| \n/);
    });

    it('shows formulas and sources where asked', async () => {
      const { output } = await runOn(FILES, ['estimate', 'params.json', '--sources']);
      assert.match(output, /C = 6·N·D/);
      assert.match(output, /arXiv:2203\.15556/);
    });

    it('says in a line that a file is no config', async () => {
      const { output, code } = await runOn(FILES, ['estimate', 'package.json']);
      assert.deepEqual([output, code], ['package.json: no model or training config', 0]);
    });
  });
});
