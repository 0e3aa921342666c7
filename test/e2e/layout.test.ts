import assert from 'node:assert/strict';
import { useWorkbench } from './driver/useWorkbench';

describe('finding a layout', () => {
  const workbench = useWorkbench();

  it('asks four questions, shows the layouts, and writes the chosen one, which one undo takes back', async () => {
    const { quickInput, editor, page } = workbench();
    await workbench().openFile('mpt-7b/pretrain.yaml');
    await workbench().runCommand('File: Revert File');
    await editor.codeLens('6.65B');
    await workbench().runCommand('Scaling Lens: Find a Layout That Fits…');
    await quickInput.waitForTitle(/Find a Layout That Fits \(1\/4\)/);
    await quickInput.choose('NVIDIA A100 SXM 80 GB');
    await quickInput.waitForTitle(/\(2\/4\)/);
    await quickInput.type('many');
    await quickInput.accept();
    await quickInput.message(/many/);
    await quickInput.type('64');
    await quickInput.accept();
    await quickInput.waitForTitle(/\(3\/4\)/);
    await quickInput.type('512');
    await quickInput.accept();
    await quickInput.waitForTitle(/\(4\/4\)/);
    await quickInput.accept();

    await quickInput.waitForTitle(/Find a Layout That Fits$/);
    const [first = ''] = await quickInput.rowTexts();
    assert.match(first, /DP 64.* s a step, .* GB per GPU/);
    await workbench().screenshot('layout 1 choice');
    await quickInput.choose(/DP 64/);
    await workbench()
      .notification(/Written into pretrain\.yaml: .*Global batch 1024 → 512/)
      .waitFor();
    await workbench().screenshot('layout 2 written');

    // The report stands beside it.
    await editor.goToLine(35);
    await editor.waitForText('global_train_batch_size: 512');
    assert.doesNotMatch(await editor.visibleText(), /device_train_microbatch_size: 16\b/);
    await page.keyboard.press('Control+Z');
    await editor.waitForText('global_train_batch_size: 1024');
    await editor.waitForText('device_train_microbatch_size: 16');
    await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    assert.deepEqual(workbench().ownErrors(), []);
  });
});
