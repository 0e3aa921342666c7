import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, hoverOn, lensTitles, openUntitled, until } from './support';

const RECIPE = `base_model: meta-llama/Llama-2-7b-hf
adapter: lora
lora_r: 8
lora_target_modules:
  - q_proj
  - v_proj
sequence_len: 2048
micro_batch_size: 1
`;

describe('a config that trains an adapter', () => {
  before(activateExtension);
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('says in lens, hovers and report what it trains', async () => {
    const { document } = await openUntitled('yaml', RECIPE);
    const [model] = await lensTitles(document);
    assert.match(model ?? '', /^6\.74B params · .* · 4\.19M trainable$/);
    const rank = await hoverOn(document, 'lora_r');
    assert.match(rank, /4,194,304 trainable parameters/);
    assert.match(rank, /self\\_attn\.v\\_proj \| &emsp;2,097,152 \| &emsp;32 × 8·\(4,096 \+ 4,096\)/);
    assert.match(await hoverOn(document, 'micro_batch_size'), /\| Trainable parameters \| 4\.19M \|/);
    await vscode.commands.executeCommand('scalingLens.estimateConfig', document.uri.toString());
    const reported = () =>
      vscode.workspace.textDocuments.find(
        (each) =>
          each.uri.scheme === 'scaling-lens-report' && each.getText().includes('Trainable parameters'),
      );
    await until('the report', () => reported() !== undefined);
    assert.match(
      reported()!.getText(),
      /\| Trainable parameters \| 4,194,304 parameters \| 0\.0622% of all \|/,
    );
  });
});
