import assert from 'node:assert/strict';
import { useWorkbench } from './driver/useWorkbench';

describe('the chart beside the editor', () => {
  const workbench = useWorkbench();

  /** The law that the panel's first choice shows. */
  const shownLaw = () =>
    workbench().chart().locator('vscode-dropdown').first().locator('.selected-value').innerText();

  /** The summary under the chart, once it says this. */
  const summary = async (text: RegExp) => {
    const found = workbench().chart().locator('#summary', { hasText: text });
    await found.waitFor();
    return found.innerText();
  };

  it('shows the open config as a point, its optimum and the published runs', async () => {
    await workbench().openFile('llama-3.1-8b/config.json');
    await workbench().runCommand('Scaling Lens: Show Chart');
    await workbench().widenSidePanel(520);
    assert.match(await summary(/config\.json/), /8\.03B parameters/);
    const table = workbench().chart().locator('table').first();
    assert.match(await table.innerText(), /Chinchilla/);
    await workbench().screenshot('llama chart');
  });

  it('repaints in the colours of a light and of a high-contrast theme', async () => {
    const background = () =>
      workbench()
        .chart()
        .locator('body')
        .evaluate((body) => getComputedStyle(body).getPropertyValue('--vscode-editor-background').trim());
    const dark = await background();
    await workbench().setTheme('Light Modern');
    await workbench().chart().locator('body.vscode-light').waitFor();
    assert.notEqual(await background(), dark);
    await workbench().screenshot('light chart');
    await workbench().setTheme('Dark High Contrast');
    await workbench().chart().locator('body.vscode-high-contrast').waitFor();
    await workbench().screenshot('high contrast chart');
    await workbench().setTheme('Dark Modern');
    await workbench().chart().locator('body.vscode-dark').waitFor();
  });

  it('follows the active editor and its edits', async () => {
    await workbench().openFile('tinyllama/pretrain.yaml');
    await summary(/2,730 tokens per parameter/);
    await workbench().editor.replace('3000000000000', '30000000000');
    await summary(/27\.3 tokens per parameter/);
    await workbench().page.keyboard.press('Control+Z');
  });

  it('keeps the chosen law when it was hidden and comes back', async () => {
    const { page } = workbench();
    await workbench().chart().locator('vscode-dropdown').first().click();
    await workbench().chart().locator('vscode-option', { hasText: 'Kaplan 2020' }).first().click();
    await summary(/Kaplan 2020/);
    await workbench().runCommand('View: Show Explorer');
    await page.locator('.explorer-folders-view').waitFor();
    await workbench().runCommand('Scaling Lens: Show Chart');
    await summary(/Kaplan 2020/);
    assert.match(await shownLaw(), /Kaplan 2020/);
    assert.deepEqual(workbench().ownErrors(), []);
  });
});
