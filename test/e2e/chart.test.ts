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

  /** What is painted. */
  const picture = () =>
    workbench()
      .chart()
      .locator('canvas')
      .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

  /** Changes the theme and gives the new picture, once it is another. */
  const repainted = async (theme: string, bodyClass: string) => {
    const before = await picture();
    await workbench().setTheme(theme);
    await workbench().chart().locator(`body.${bodyClass}`).waitFor();
    let after = await picture();
    for (; after === before; after = await picture()) await workbench().page.waitForTimeout(20);
    return after;
  };

  it('shows the open config as a point, its optimum and the published runs', async () => {
    await workbench().openFile('llama-3.1-8b/config.json');
    await workbench().editor.codeLens('8.03B');
    await workbench().runCommand('Scaling Lens: Show Chart');
    await workbench().widenSidePanel(520);
    assert.match(await summary(/config\.json/), /8\.03B parameters on 161B tokens/);
    const rows = await workbench().chart().locator('table').first().locator('tr').allInnerTexts();
    assert.match(rows[1] ?? '', /^config\.json\s+8\.03B\s+161B\s+7\.74×10²¹\s+2\.156/);
    assert.match(rows[2] ?? '', /^Optimum at the same compute\s/);
    assert.ok(rows.some((row) => /^Chinchilla 70B\s+70B\s+1\.4T\s/.test(row)));
    await workbench().screenshot('chart dark');
    await workbench().chart().locator('table').first().scrollIntoViewIfNeeded();
    await workbench().chart().locator('tr', { hasText: 'Chinchilla' }).first().scrollIntoViewIfNeeded();
    await workbench().screenshot('chart table');
    await workbench().chart().locator('canvas').scrollIntoViewIfNeeded();
  });

  it('repaints in the colours of a light and of a high-contrast theme', async () => {
    const light = await repainted('Light Modern', 'vscode-light');
    await workbench().screenshot('chart light');
    const highContrast = await repainted('Dark High Contrast', 'vscode-high-contrast');
    await workbench().screenshot('chart high contrast');
    const dark = await repainted('Dark Modern', 'vscode-dark');
    assert.equal(new Set([light, highContrast, dark]).size, 3);
  });

  it('follows the active editor and its edits', async () => {
    await workbench().openFile('tinyllama/pretrain.yaml');
    // A second attempt finds the edits of the first.
    await workbench().runCommand('File: Revert File');
    await summary(/pretrain\.yaml: 1\.1B parameters on 3T tokens/);
    await summary(/2,730 tokens per parameter/);
    const before = await picture();
    await workbench().editor.replace('3000000000000', '30000000000');
    await summary(/27\.3 tokens per parameter/);
    assert.notEqual(await picture(), before);
    await workbench().page.keyboard.press('Control+Z');
    await summary(/2,730 tokens per parameter/);
  });

  it('keeps the chosen law when it was hidden and comes back, and when the window is loaded again', async () => {
    const { page } = workbench();
    await summary(/Besiroglu 2024 predicts a loss of 2\.220/);
    await workbench().chart().locator('vscode-dropdown').first().click();
    await workbench().chart().locator('vscode-option', { hasText: 'Kaplan 2020' }).first().click();
    await summary(/Kaplan 2020 predicts a loss of/);
    await workbench().screenshot('chart Kaplan');
    await workbench().runCommand('View: Show Explorer');
    await page.locator('.explorer-folders-view').waitFor();
    await workbench().runCommand('Scaling Lens: Show Chart');
    await summary(/Kaplan 2020 predicts a loss of/);
    assert.match(await shownLaw(), /Kaplan 2020/);

    await workbench().reload();
    await summary(/pretrain\.yaml.*Kaplan 2020 predicts a loss of/s);
    assert.match(await shownLaw(), /Kaplan 2020/);
    assert.deepEqual(workbench().ownErrors(), []);
  });
});
