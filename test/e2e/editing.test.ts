import assert from 'node:assert/strict';
import { useWorkbench } from './driver/useWorkbench';

describe('editing a config', () => {
  const workbench = useWorkbench();

  it('says above the model and above the training block what each comes to', async () => {
    const { editor } = workbench();
    await workbench().openFile('tinyllama/pretrain.yaml');
    // 1,100,048,384 parameters on 3 trillion tokens: TinyLlama, arXiv:2401.02385.
    assert.match(await editor.codeLens('params'), /^1\.1B params · /);
    assert.match(
      await editor.codeLens('tokens'),
      /^3T tokens \(2,730\/param\) · 2×10²² FLOP · loss 2\.22 \(2\.19–2\.25\) · ≈2\dK GPU-h · ≈\$6\dK · over-trained$/,
    );
    await workbench().screenshot('lenses of a training config');
  });

  it('follows every edit with its lenses and never takes them away while typing', async () => {
    const { editor, page } = workbench();
    await workbench().openFile('llama-3.1-8b/config.json');
    // A second attempt finds the edits of the first.
    await workbench().runCommand('File: Revert File');
    await editor.codeLens('8.03B params');
    await editor.codeLens('161B tokens');
    const watch = await editor.watchCodeLenses();

    await editor.replace('layers": 32', 'layers": 16');
    // 8,030,261,248 less 16 layers of 218,112,000 each: 4,540,469,248.
    await editor.codeLens('4.54B params');
    await editor.codeLens('90.8B tokens');

    // The last brace and the line break after it: half a file.
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await editor.squiggles('error').first().waitFor();
    await workbench().screenshot('half typed');
    assert.match((await editor.codeLenses()).join('\n'), /4\.54B params/);
    await editor.type('}');
    await editor.squiggles('error').first().waitFor({ state: 'hidden' });

    const counts = await watch.stop();
    assert.deepEqual([...new Set(counts)], [2], 'lenses at every moment');
    assert.deepEqual(workbench().ownErrors(), []);
  });
});

describe('a broken config', () => {
  const workbench = useWorkbench();

  it('is marked at the place and in the problems list, and shows no message over the window', async () => {
    const { editor, page } = workbench();
    await workbench().openFile('unfinished/config.json');
    await editor.squiggles('error').nth(3).waitFor();
    await workbench().runCommand('View: Toggle Problems');
    const problems = page.locator('.markers-panel .monaco-list-row');
    const ours = problems.filter({ hasText: 'Scaling Lens' });
    await ours.filter({ hasText: '“intermediate_size” is -11008' }).waitFor();
    await ours.filter({ hasText: 'not divisible by 30 attention heads' }).waitFor();
    // What is wrong with the syntax VS Code says itself; twice would be once too often.
    await problems.filter({ hasText: 'Value expected' }).waitFor();
    assert.equal(await problems.filter({ hasText: /value expected/i }).count(), 1);
    await workbench().screenshot('problems of a broken file');
    assert.equal(await workbench().notification(/./).count(), 0);
    await workbench().runCommand('View: Toggle Problems');
  });

  it('keeps its other lenses and hovers where one value is wrong', async () => {
    const { editor } = workbench();
    await workbench().openFile('wrong-values.yaml');
    await editor.squiggles('error').first().waitFor();
    await editor.codeLens('1.1B params');
    assert.match(await editor.hover('n_query_groups'), /4/);
    await workbench().screenshot('one wrong value');
    assert.equal(await workbench().notification(/./).count(), 0);
    assert.deepEqual(workbench().ownErrors(), []);
  });
});
