import assert from 'node:assert/strict';
import type { FrameLocator, Page } from 'playwright-core';
import { useWorkbench } from './driver/useWorkbench';

describe('reading a config', () => {
  const workbench = useWorkbench();
  afterEach(() => workbench().runCommand('View: Close All Editors'));

  it('shows lenses, hover and the full estimate of a Llama config', async () => {
    const { editor, page } = workbench();
    await workbench().openFile('llama-3.1-8b/config.json');
    assert.match(await editor.codeLens(/parameters/), /8\.03B parameters/);
    assert.match(await editor.hover('hidden_size'), /4,096/);
    await workbench().screenshot('llama hover');
    await editor.closeHover();
    await editor.clickCodeLens(/parameters/);
    await preview(page).getByText('8,030,261,248').first().waitFor();
    await workbench().screenshot('llama report');
  });

  it('marks what is wrong', async () => {
    const { editor } = workbench();
    await workbench().openFile('unfinished/config.json');
    await editor.squiggles('error').first().waitFor();
    await workbench().screenshot('unfinished');
  });

  it('shows the lenses of a training config and the chart', async () => {
    const { editor } = workbench();
    await workbench().openFile('tinyllama/pretrain.yaml');
    await editor.codeLens(/3T tokens/);
    await workbench().runCommand('Scaling Lens: Show Chart');
    await workbench().chart().locator('canvas').first().waitFor();
    await workbench()
      .chart()
      .getByText(/2,730 tokens per parameter/)
      .first()
      .waitFor();
    await workbench().screenshot('tinyllama chart');
  });
});

/** The rendered report; it is the only webview that is open. */
function preview(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}
