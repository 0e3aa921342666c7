import assert from 'node:assert/strict';
import { LLAMA_8B, OLMO, runOn } from './fakeTerminal';

const FILES = {
  'model.json': LLAMA_8B,
  'olmo.yaml': OLMO,
  'fp8.yaml': `${OLMO}precision: fp8\n`,
  'moe.json': JSON.stringify({
    dim: 4096,
    n_layers: 32,
    head_dim: 128,
    hidden_dim: 14336,
    n_heads: 32,
    n_kv_heads: 8,
    norm_eps: 1e-5,
    vocab_size: 32000,
    moe: { num_experts_per_tok: 2, num_experts: 8 },
  }),
};

const textOf = async (...words: string[]) => (await runOn(FILES, ['estimate', ...words])).output;

interface Advised {
  readonly hyperparameters: { readonly batchTokens: { readonly stated: number | null } } | null;
  readonly denseEquivalents: readonly { readonly law: string }[];
  readonly precision: { readonly training: { readonly bits: number } | null } | null;
}

async function jsonOf(file: string): Promise<Advised> {
  return JSON.parse((await runOn(FILES, ['estimate', '--json', file])).output) as Advised;
}

describe('Advice and the laws of special models in the terminal', () => {
  it('stands below the estimate of a file that states a batch, and not below a model alone', async () => {
    assert.match(
      await textOf('olmo.yaml'),
      /Recommended batch\n.*2\.1M tokens[^]*Critical batch, Kaplan 2020/,
    );
    assert.doesNotMatch(await textOf('model.json'), /Recommended/);
  });

  it('names what is asked too far only with --sources; the mark is always there', async () => {
    assert.match(await textOf('olmo.yaml'), /Step Law 2025 .*extrapolated/);
    assert.doesNotMatch(await textOf('olmo.yaml'), /range Step Law 2025 was fitted on/);
    assert.match(await textOf('olmo.yaml', '--sources'), /range Step Law 2025 was fitted on/);
  });

  it('is in the JSON of every pre-training run', async () => {
    assert.equal((await jsonOf('olmo.yaml')).hyperparameters?.batchTokens.stated, 1024 * 2048);
    assert.equal((await jsonOf('model.json')).hyperparameters?.batchTokens.stated, null);
  });

  it('gives the dense model of the same loss for a mixture of experts', async () => {
    assert.match(
      await textOf('moe.json'),
      /Dense model of the same loss\n {2}Ludziejewski 2025 .* parameters/,
    );
    assert.equal((await jsonOf('moe.json')).denseEquivalents.length, 5);
    assert.doesNotMatch(await textOf('olmo.yaml'), /Dense model of the same loss/);
    assert.deepEqual((await jsonOf('olmo.yaml')).denseEquivalents, []);
  });

  it('gives the effect of low precision with the doubts of its authors', async () => {
    const text = await textOf('fp8.yaml');
    assert.match(text, /Low precision, by Kumar 2024\n {2}Parameters left at 8 bits/);
    assert.match(text, /Kumar 2024: its authors expect the trend to hold elsewhere, but not the constants\./);
    assert.equal((await jsonOf('fp8.yaml')).precision?.training?.bits, 8);
    assert.equal((await jsonOf('olmo.yaml')).precision, null);
  });

  it('takes the precision that a person states before that of the file', async () => {
    assert.match(await textOf('olmo.yaml', '--precision', 'fp8'), /Parameters left at 8 bits/);
    assert.doesNotMatch(await textOf('fp8.yaml', '--precision', 'bf16'), /Parameters left/);
  });
});
