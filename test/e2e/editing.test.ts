import assert from 'node:assert/strict';
import { useWorkbench } from './driver/useWorkbench';

describe('editing a config', () => {
  const workbench = useWorkbench();

  it('follows every edit with its lenses and keeps them while the text is broken', async () => {
    const { editor, page } = workbench();
    await workbench().openFile('llama-2-7b/params.json');
    // 6,738,415,616: meta-llama/Llama-2-7b.
    assert.match(await editor.codeLens(/parameters/), /6\.74B parameters/);

    await editor.replace(': 32', ': 16');
    // Half the layers: 2 × 131,072,000 + 16 × 202,383,360 + 4,096.
    assert.match(await editor.codeLens(/3\.5B parameters/), /3\.5B parameters/);

    await page.keyboard.press('Control+End');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await editor.squiggles('error').first().waitFor();
    assert.match((await editor.codeLenses()).join(), /3\.5B parameters/);
    await workbench().screenshot('half typed');

    for (let step = 0; step < 4; step++) await page.keyboard.press('Control+Z');
    assert.deepEqual(workbench().ownErrors(), []);
  });

  it('says in the problems list what is wrong, and shows no error message over the window', async () => {
    const { page } = workbench();
    await workbench().openFile('unfinished/config.json');
    await workbench().editor.squiggles('error').first().waitFor();
    await workbench().runCommand('View: Toggle Problems');
    await page.locator('.markers-panel').getByText('Scaling Lens').first().waitFor();
    assert.equal(await workbench().notification(/./).count(), 0);
    await workbench().screenshot('problems of a broken file');
  });
});
