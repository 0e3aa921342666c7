import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, lensesOf, lensTitles, openExample, until } from './support';

const configuration = () => vscode.workspace.getConfiguration('scalingLens');
const set = (key: string, value: unknown) =>
  configuration().update(key, value, vscode.ConfigurationTarget.Global);

describe('the lenses', () => {
  before(activateExtension);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('say what model and run of TinyLlama are, each above its block', async () => {
    const { document } = await openExample('tinyllama/pretrain.yaml');
    const lenses = await lensesOf(document);
    assert.deepEqual(
      lenses.map(({ command }) => command?.command),
      ['scalingLens.estimateConfig', 'scalingLens.showChart', 'scalingLens.estimateConfig'],
    );
    const [model, training, memory] = lenses.map(({ command }) => command?.title ?? '');
    assert.match(model!, /1\.1B params/);
    assert.match(training!, /3T tokens .*FLOP .*loss .*GPU-h .*\$.*/);
    assert.match(memory!, /^≈[\d.]+ GB of 80 GB per GPU · fits on 16 × NVIDIA H100 SXM 80 GB: yes · mostly /);
    const lines = document.getText().split('\n');
    assert.match(lines[lenses[2]!.range.start.line]!, /^devices:/);
    assert.match(lines[lenses[0]!.range.start.line]!, /^model_config:|^  name:/);
    assert.match(lines[lenses[1]!.range.start.line]!, /^train:|^  global_batch_size:/);
  });

  it('say behind the run what it costs, draws and emits on one line, and in the estimate how that came about', async () => {
    const { document } = await openExample('tinyllama/pretrain.yaml');
    const lenses = await lensesOf(document);
    const tooltip = lenses[1]!.command!.tooltip!;
    assert.match(tooltip, /^Loss on .* by \d laws: [\d.]+–[\d.]+ nats per token$/m);
    assert.match(tooltip, /^Best tokens per parameter: [\d.]+–[\d.]+ across \d+ laws .*; this run: 2,730$/m);
    assert.match(tooltip, /GPU-hours · ≈\$.* · ≈[\d.]+ MWh \(.*\) · ≈[\d.]+ t \(.*\) CO₂e/);
    await vscode.commands.executeCommand('scalingLens.estimateConfig', document.uri.toString());
    const reported = () =>
      vscode.workspace.textDocuments.find(
        ({ uri }) => uri.scheme === 'scaling-lens-report' && /"estimate".*tinyllama/.test(uri.query),
      );
    await until('the estimate', () => reported() !== undefined);
    const report = reported()!.getText();
    assert.match(report, /## Energy and emissions/);
    assert.match(report, /Power of a GPU with its share of the machine/);
  });

  it('keep the last readable numbers while a value is being typed', async () => {
    const editor = await openExample('llama-3.1-8b/config.json');
    const { document } = editor;
    const before = await lensTitles(document);
    assert.match(before[0]!, /8\.03B params/);
    const at = document.getText().indexOf('32,');
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + 2));
    await editor.edit((edit) => {
      edit.delete(range);
    });
    assert.deepEqual(await lensTitles(document), before);
    await editor.edit((edit) => {
      edit.insert(range.start, '16');
    });
    await until('the new numbers', async () => /4\.5\dB params/.test((await lensTitles(document))[0] ?? ''));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('can be turned off', async () => {
    const { document } = await openExample('gpt2/config.json');
    assert.notDeepEqual(await lensTitles(document), []);
    await set('codeLens.enabled', false);
    assert.deepEqual(await lensTitles(document), []);
    await set('codeLens.enabled', undefined);
    assert.notDeepEqual(await lensTitles(document), []);
  });

  for (const [key, value, expected] of [
    ['fallbackTokens', '100x', /803B tokens/],
    ['fallbackTokens', '15T', /15T tokens/],
    ['pricePerAcceleratorHour', 1000, /\$\d+(\.\d+)?M|\$\d{1,3}(,\d{3}){2}/],
    ['utilization', 0.01, /2[12]0K GPU-h/],
    ['accelerator', 't4', /1[12]0K GPU-h/],
    ['law', 'kaplan-2020', /loss|trained|optimal/],
  ] as const) {
    it(`follow the setting ${key} = ${value}`, async () => {
      const { document } = await openExample('llama-3.1-8b/config.json');
      const before = (await lensTitles(document))[1]!;
      await set(key, value);
      try {
        await until(`another lens than ${before}`, async () => (await lensTitles(document))[1] !== before);
        assert.match((await lensTitles(document))[1]!, expected);
      } finally {
        await set(key, undefined);
      }
      await until('the default again', async () => (await lensTitles(document))[1] === before);
    });
  }
});
