import assert from 'node:assert/strict';
import type { FrameLocator, Page } from 'playwright-core';
import { writeWorkspaceFile } from './driver/environment';
import { useWorkbench } from './driver/useWorkbench';

describe('planning a run', () => {
  const workbench = useWorkbench();

  it('goes from the palette through four steps to YAML in the open file, and one undo takes it back', async () => {
    const { editor, quickInput, page } = workbench();
    writeWorkspaceFile('my-run.yaml', '# my run\n');
    await workbench().openFile('my-run.yaml');
    await page.keyboard.press('Control+End');
    await workbench().runCommand('Scaling Lens: Plan a Compute-Optimal Run…');

    await quickInput.waitForTitle(/Plan a Compute-Optimal Run \(1\/4\)/);
    await workbench().screenshot('plan 1 goal');
    await quickInput.choose('GPU-hours');

    await quickInput.waitForTitle(/\(2\/4\)/);
    await quickInput.type('lots');
    await quickInput.message(/not a number/);
    await workbench().screenshot('plan 2 wrong amount');
    await quickInput.back();
    await quickInput.waitForTitle(/\(1\/4\)/);
    await quickInput.choose('Dollars');
    await quickInput.waitForTitle(/\(2\/4\)/);
    await quickInput.type('$50k');
    await quickInput.accept();

    await quickInput.waitForTitle(/\(3\/4\)/);
    await workbench().screenshot('plan 3 law');
    await quickInput.choose('Besiroglu 2024');

    await quickInput.waitForTitle(/\(4\/4\)/);
    await workbench().screenshot('plan 4 result');
    const rows = (await quickInput.rowTexts()).join('\n');
    assert.match(rows, /Parameters.*B/);
    assert.match(rows, /Cost.*50/);
    await quickInput.choose('Insert as YAML');

    await editor.waitForText('# my run');
    await editor.waitForText('global_batch_size');
    await editor.codeLens(/params/);
    await workbench().screenshot('plan 5 inserted');
    await page.keyboard.press('Control+Z');
    await page.waitForFunction(() => !document.body.innerText.includes('global_batch_size'));
    assert.equal((await editor.visibleText()).trim(), '# my run');
  });

  it('shows its report with sources', async () => {
    const { quickInput, page } = workbench();
    await workbench().runCommand('Scaling Lens: Plan a Compute-Optimal Run…');
    await quickInput.choose('Compute');
    await quickInput.waitForTitle(/\(2\/4\)/);
    await quickInput.type('1e22');
    await quickInput.accept();
    await quickInput.waitForTitle(/\(3\/4\)/);
    await quickInput.accept();
    await quickInput.waitForTitle(/\(4\/4\)/);
    await quickInput.choose('Show report');
    await preview(page).getByText('Recommended by Besiroglu 2024').first().waitFor();
    await workbench().screenshot('plan 6 report');
    assert.deepEqual(workbench().ownErrors(), []);
  });
});

/** The rendered report; it is the only webview that is open. */
function preview(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}
