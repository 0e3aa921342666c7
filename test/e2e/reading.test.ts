import assert from 'node:assert/strict';
import { useWorkbench } from './driver/useWorkbench';

describe('reading a config', () => {
  const workbench = useWorkbench();
  afterEach(() => workbench().runCommand('View: Close All Editors'));

  it('says on hover what hidden_size is, what it leads to, what doubling it does, and where that is from', async () => {
    const { editor } = workbench();
    await workbench().openFile('llama-3.1-8b/config.json');
    await editor.codeLens('8.03B');
    const hover = await editor.hover('hidden_size');
    // 8,030,261,248 parameters: meta-llama/Llama-3.1-8B's safetensors index.
    assert.match(hover, /^Hidden size 4,096\n/);
    assert.match(hover, /doubled to 8,192/);
    assert.match(hover, /Parameters\s+8\.03B\s+18\.7B \(2\.33×\)/);
    assert.match(hover, /Training tokens\s+≈161B/);
    assert.match(hover, /C = 6·N·D.*arXiv:2001\.08361/);
    assert.match(hover, /Besiroglu.*arXiv:2404\.10102/);
    await workbench().screenshot('hover');
    const links = editor.hoverWidget().locator('a');
    assert.deepEqual(await links.allInnerTexts(), [
      'Show chart',
      'Full estimate',
      'Plan a compute-optimal run',
    ]);
    await links.filter({ hasText: 'Full estimate' }).click();
    await workbench().report().getByText('8,030,261,248').first().waitFor();
  });

  it('gives a readable report on command, and another by a click on the lens', async () => {
    const { editor } = workbench();
    await workbench().openFile('tinyllama/pretrain.yaml');
    await editor.codeLens('1.1B');
    await workbench().runCommand('Scaling Lens: Estimate This Config');
    const report = workbench().report();
    // 1,100,048,384 parameters: TinyLlama/TinyLlama-1.1B-intermediate-step-1431k-3T's safetensors index.
    await report.getByText('1,100,048,384').first().waitFor();
    await workbench().screenshot('report');
    assert.equal(await report.locator('h1').count(), 1);
    assert.ok((await report.locator('table').count()) >= 3);
    assert.doesNotMatch(await report.locator('body').innerText(), /undefined|NaN|\{\d\}|\[object/);

    await workbench().openFile('mixtral-8x7b/config.json');
    await editor.clickCodeLens('46.7B params (12.9B active)');
    // 46,702,792,704 parameters: mistralai/Mixtral-8x7B-v0.1's safetensors index.
    await workbench().report().getByText('46,702,792,704').first().waitFor();
  });

  it('stays silent over a file that is no config', async () => {
    const { editor, page } = workbench();
    await workbench().openFile('gpt2/config.json');
    await editor.codeLens('124M');
    await workbench().openFile('not-a-model/docker-compose.yaml');
    await editor.pointAt('BATCH_SIZE');
    // Nothing happens, and that cannot be waited for: three times VS Code's delay before a hover.
    await page.waitForTimeout(900);
    assert.equal(await editor.hoverWidget().count(), 0);
    assert.deepEqual(await editor.codeLenses(), []);
    assert.deepEqual(workbench().ownErrors(), []);
  });
});

describe('a narrow window', () => {
  const workbench = useWorkbench({ size: { width: 1280, height: 720 } });

  it('shows every lens to its last word beside the open side bar', async () => {
    const files = ['mixtral-8x7b/config.json', 'tinyllama/pretrain.yaml', 'llama-3.1-8b/config.json'];
    for (const file of files) {
      await workbench().openFile(file);
      await workbench().editor.codeLens('tokens');
      assert.deepEqual(await workbench().editor.cutOffCodeLenses(), [], file);
    }
    await workbench().screenshot('narrow window');
  });
});
