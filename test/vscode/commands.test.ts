import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, openExample, openUntitled, until } from './support';

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...args);

/** The text of the report of that title, or of any, once there is one; VS Code forgets closed ones only later. */
function openReport(title = ''): string | undefined {
  return vscode.workspace.textDocuments
    .find(({ uri }) => uri.scheme === 'scaling-lens-report' && uri.path.includes(title))
    ?.getText();
}

describe('the commands', () => {
  before(activateExtension);
  afterEach(async () => {
    await run('workbench.action.closeQuickOpen');
    await run('workbench.action.closeAllEditors');
  });

  it('are all in the palette under their names', async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const name of [
      'planRun',
      'showChart',
      'estimateConfig',
      'showCases',
      'findLayout',
      'estimateServing',
      'compareLifetime',
    ]) {
      assert.ok(commands.includes(`scalingLens.${name}`), name);
    }
  });

  it('Estimate This Config opens the report with exact numbers and sources', async () => {
    await openExample('llama-3.1-8b/config.json');
    await run('scalingLens.estimateConfig');
    await until('the report', () => openReport() !== undefined);
    assert.match(openReport()!, /8,030,261,248/);
    assert.match(openReport()!, /arXiv/);
  });

  it('Estimate This Config answers a file that is none of ours with a message, not a report', async () => {
    await openUntitled('json', '{ "name": "a" }');
    await run('scalingLens.estimateConfig');
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.equal(tabs.length, 1);
  });

  it('Plan a Compute-Optimal Run… can be left at any step and leaves nothing behind', async () => {
    const { document } = await openUntitled('yaml', '# mine\n');
    const running = run('scalingLens.planRun');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await run('workbench.action.acceptSelectedQuickOpenItem');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await run('workbench.action.closeQuickOpen');
    await running;
    assert.equal(document.getText(), '# mine\n');
  });

  it('Find a Layout That Fits… asks what the file leaves open and ranks layouts of what it says', async () => {
    await openExample('tinyllama/pretrain.yaml');
    const running = run('scalingLens.findLayout');
    // Accelerator, count, batch and length are filled in from file and settings: each is accepted as it is.
    for (let step = 0; step < 4; step++) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await run('workbench.action.acceptSelectedQuickOpenItem');
    }
    await until('the report', () => openReport('Layouts') !== undefined);
    // The list of layouts to write: left, nothing is written.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await run('workbench.action.closeQuickOpen');
    await running;
    assert.match(openReport('Layouts')!, /16 × NVIDIA H100 SXM 80 GB, 512 sequences of 2,048 tokens a step/);
    assert.match(openReport('Layouts')!, /DP 16 · ZeRO/);
  });

  it('Estimate Serving… opens the report on what serving the model takes', async () => {
    await openExample('llama-3.1-8b/config.json');
    const running = run('scalingLens.estimateServing');
    for (let step = 0; step < 7; step++) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await run('workbench.action.acceptSelectedQuickOpenItem');
    }
    await running;
    await until('the report', () => openReport('Serving') !== undefined);
    assert.match(openReport('Serving')!, /Serving on 1 × NVIDIA H100 SXM 80 GB/);
    assert.match(openReport('Serving')!, /Time per output token \| ≈?[\d.]+ ms/);
    assert.match(openReport('Serving')!, /Weights in other formats/);
  });

  it('Estimate Serving… asks nothing of a model that is no decoder', async () => {
    await openUntitled(
      'json',
      '{"model_type": "bert", "hidden_size": 768, "intermediate_size": 3072, "num_hidden_layers": 12, "num_attention_heads": 12, "vocab_size": 30522, "max_position_embeddings": 512}',
    );
    // It ends by itself, with a message.
    await run('scalingLens.estimateServing');
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.equal(tabs.length, 1);
  });

  it('Compare Lifetime Cost… opens the report on training and use; without a demand it has break-evens', async () => {
    await openExample('llama-3.1-8b/config.json');
    const running = run('scalingLens.compareLifetime');
    for (let step = 0; step < 5; step++) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await run('workbench.action.acceptSelectedQuickOpenItem');
    }
    await running;
    await until('the report', () => openReport('Lifetime') !== undefined);
    assert.match(openReport('Lifetime')!, /Lifetime cost of llama-3\.1-8b/);
    assert.match(openReport('Lifetime')!, /cheaper than this run: beyond/);
    assert.match(openReport('Lifetime')!, /\| Load of the fleet \|/);
  });

  it('Show Published Cases opens the report on a case, with the engine beside what was published', async () => {
    await run('scalingLens.showCases', 'chinchilla-70b');
    await until('the report', () => openReport('Chinchilla') !== undefined);
    assert.match(openReport('Chinchilla')!, /\| Training FLOPs \| 5\.88×10²³ \| 5\.76×10²³ \| \+2\.08% \|/);
    assert.match(openReport('Chinchilla')!, /beats Gopher/);
  });

  it('Show Published Cases asks which, and can be left without a trace', async () => {
    const running = run('scalingLens.showCases');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await run('workbench.action.closeQuickOpen');
    await running;
    assert.equal(vscode.window.tabGroups.all.flatMap((group) => group.tabs).length, 0);
  });

  it('Show Chart opens the view', async () => {
    await run('scalingLens.showChart');
  });
});
