import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import { FOREIGN, LLAMA_8B, OLMO, runOn } from './fakeTerminal';

function validator(path: string): ValidateFunction {
  return new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(
    JSON.parse(readFileSync(path, 'utf8')) as object,
  );
}

function fixtures(): readonly string[] {
  return readdirSync('test/fixtures', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(json|ya?ml)$/.test(name))
    .map((name) => `test/fixtures/${name}`);
}

describe('docs/estimate.schema.json', () => {
  const validate = validator('docs/estimate.schema.json');

  async function assertValid(files: Readonly<Record<string, string>>, ...words: string[]): Promise<void> {
    const { output } = await runOn(files, ['estimate', '--json', ...words]);
    assert.ok(validate(JSON.parse(output)), JSON.stringify(validate.errors?.slice(0, 3)));
  }

  for (const path of fixtures()) {
    it(`describes the output for ${path}`, async () => {
      await assertValid({ [path]: readFileSync(path, 'utf8') }, path);
    });
  }

  it('describes foreign, missing and several files', async () => {
    const files = { 'a.json': LLAMA_8B, 'b.json': FOREIGN, 'c.yaml': `${OLMO}---\n${OLMO}` };
    await assertValid(files, 'b.json');
    await assertValid(files, 'missing.json');
    await assertValid(files, 'c.yaml');
    await assertValid(files, 'a.json', 'b.json', 'missing.json', 'c.yaml');
  });

  it('describes what all laws say, for dense models, mixtures and fine-tuning', async () => {
    for (const path of fixtures().filter((name) => /olmo\/|mixtral|axolotl\/|litgpt\//.test(name)))
      await assertValid({ [path]: readFileSync(path, 'utf8') }, path, '--insights', '--unique-tokens', '1e9');
  });

  it('describes the output under flags', async () => {
    await assertValid(
      { 'a.json': LLAMA_8B },
      'a.json',
      '--gpus',
      '512',
      '--sequence-length',
      '8192',
      '--mfu',
      '0.4',
    );
  });

  it('describes what serving takes, and that a model does not fit', async () => {
    const files = { 'a.json': LLAMA_8B };
    await assertValid(files, 'a.json', '--serving', '--qps', '5', '--weight-precision', 'int4');
    await assertValid(files, 'a.json', '--serving', '--serving-accelerator', 't4', '--serving-gpus', '1');
  });

  it('describes the layouts that were found, and that none could be searched for', async () => {
    const files = { 'a.json': LLAMA_8B };
    const run = ['--gpus', '16', '--global-batch', '128', '--sequence-length', '8192'];
    await assertValid(files, 'a.json', '--layouts', ...run);
    await assertValid(files, 'a.json', '--layouts');
  });

  it('describes lifetimes, alone and against each other, known and unknown', async () => {
    const files = { 'a.json': LLAMA_8B, 'b.yaml': OLMO, 'c.yaml': 'model: {}\n' };
    await assertValid(files, 'a.json', 'b.yaml', '--lifetime', '--inference-tokens', '2T');
    await assertValid(files, 'a.json', '--lifetime');
    await assertValid(files, 'b.yaml', 'c.yaml', '--lifetime', '--serving-accelerator', 't4');
  });

  it('describes the numbers behind the charts, of every fixture and of models that cannot be served or counted', async () => {
    for (const path of fixtures())
      await assertValid({ [path]: readFileSync(path, 'utf8') }, path, '--series', '--gpus', '8');
    await assertValid({ 'a.json': LLAMA_8B }, 'a.json', '--series', '--inference-tokens', '2T');
    await assertValid({ 'a.json': LLAMA_8B }, 'a.json', '--series', '--serving-accelerator', 't4');
  });

  it('rejects what it should', () => {
    assert.equal(validate({ file: 'a', format: 'olmo' }), false);
    assert.equal(validate({ file: 'a', format: null, error: 1 }), false);
  });
});

describe('docs/plan.schema.json', () => {
  const validate = validator('docs/plan.schema.json');

  for (const goal of [
    '1e22',
    '5k GPU-hours',
    '200 a100-days',
    '$50k',
    'loss 2.1',
    'loss 1.0',
    '7B params',
    '1.4T tokens',
  ]) {
    it(`describes the plan for ${goal}`, async () => {
      const { output } = await runOn({}, ['plan', goal, '--json', '--gpus', '64']);
      assert.ok(validate(JSON.parse(output)), JSON.stringify(validate.errors?.slice(0, 3)));
    });
  }

  it('rejects what it should', () => {
    assert.equal(validate({ goal: { kind: 'wish' } }), false);
  });
});
