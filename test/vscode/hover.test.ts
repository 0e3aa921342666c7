import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, hoverOn, openExample, openUntitled } from './support';

describe('hovering over a value', () => {
  before(activateExtension);
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('shows what hidden_size leads to in a Llama config', async () => {
    const { document } = await openExample('llama-3.1-8b/config.json');
    const text = await hoverOn(document, 'hidden_size');
    assert.match(text, /4,096/);
    assert.match(text, /8\.03B|8,030,261,248/);
    assert.match(text, /doubled to 8,192/);
    assert.equal(await hoverOn(document, '4096'), text);
  });

  it('links to chart, estimate and plan, and lets nothing else run', async () => {
    const { document } = await openExample('llama-3.1-8b/config.json');
    const offset = document.getText().indexOf('hidden_size');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(offset),
    );
    const [content] = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]);
    const links = [...(content?.value ?? '').matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command);
    assert.deepEqual(links, ['scalingLens.showChart', 'scalingLens.estimateConfig', 'scalingLens.planRun']);
  });

  for (const [path, piece, expected] of [
    ['gpt2/config.json', 'n_embd', /124,439,808|124M/],
    ['mixtral-8x7b/config.json', 'num_local_experts', /46\.7B|46,702,792,704/],
    ['tinyllama/pretrain.yaml', 'max_tokens', /3T|3,000,000,000,000/],
    ['mpt-7b/pretrain.yaml', '63900ba', /134B|133,/],
    ['olmo-7b/pretrain.yaml', 'mlp_hidden_size', /6\.89B|6,888,095,744/],
    ['llama-2-7b/params.json', 'n_layers', /6\.74B|6,738,415,616/],
  ] as const) {
    it(`answers on ${piece} of ${path}`, async () => {
      const { document } = await openExample(path);
      assert.match(await hoverOn(document, piece), expected);
    });
  }

  it('shows what published work recommends beside a learning rate', async () => {
    const { document } = await openExample('olmo-7b/pretrain.yaml');
    assert.match(await hoverOn(document, 'learning_rate'), /Step Law 2025[^]*arXiv:2503\.04715/);
  });

  it('shows what other micro-batches would hold and take beside the micro-batch', async () => {
    const { document } = await openExample('tinyllama/pretrain.yaml');
    const text = await hoverOn(document, 'micro_batch_size');
    assert.match(text, /Fits on 16 × NVIDIA H100 SXM 80 GB: yes/);
    assert.match(text, /\| 2 \|[^\n]*GB[^\n]*yes[^\n]* s \|\n\| \*\*4\*\* \|[^\n]*\n\| 8 \|/);
  });

  it('answers on a value that was interpolated', async () => {
    const { document } = await openExample('mpt-7b/pretrain.yaml');
    assert.match(await hoverOn(document, '${variables.max_seq_len}\n  vocab_size'), /2,048/);
  });

  it('shows nothing beside a value', async () => {
    const { document } = await openExample('llama-3.1-8b/config.json');
    assert.equal(await hoverOn(document, '{\n'), '');
  });

  it('does not let the file write links into it', async () => {
    const name = '[x](command:workbench.action.closeAllEditors)';
    const { document } = await openUntitled(
      'json',
      JSON.stringify({
        model_type: name,
        hidden_size: 64,
        num_hidden_layers: 2,
        num_attention_heads: 2,
        vocab_size: 100,
        intermediate_size: 128,
      }),
    );
    assert.doesNotMatch(await hoverOn(document, 'model_type'), /(^|[^\\])\]\(command:workbench/);
  });
});
