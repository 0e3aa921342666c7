/**
 * Takes the README's pictures into media/pictures/, from the packaged extension in a real window: `npm run pictures`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { useWorkbench } from '../driver/useWorkbench';

const PICTURES = join(import.meta.dirname, '../../../media/pictures');

/** What of the window is in the picture, in pixels. */
interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Takes media/pictures/NAME.png. */
async function take(page: Page, name: string, clip: Frame): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const path = join(PICTURES, `${name}.png`);
  await page.screenshot({ path, clip, animations: 'disabled', caret: 'hide' });
}

async function frameOf(part: Locator): Promise<Frame> {
  const box = await part.boundingBox();
  if (box === null) throw new Error('What the picture is to show is not there.');
  return box;
}

describe('the pictures of the README', () => {
  // A high window: the taller the editor, the taller a hover may be.
  const workbench = useWorkbench({ size: { width: 1000, height: 1700 }, scale: 1.4 });

  const text = () => workbench().page.locator('.editor-group-container.active .editor-instance');

  before(() => workbench().runCommand('View: Toggle Primary Side Bar Visibility'));

  it('lens', async () => {
    const { editor, page } = workbench();
    await workbench().openFile('tinyllama/pretrain.yaml');
    await editor.codeLens('3T tokens');
    await editor.goToLine(1);
    await take(page, 'lens', { ...(await frameOf(text())), width: 760, height: 545 });
  });

  it('hover', async () => {
    const { editor, page } = workbench();
    await workbench().openFile('llama-3.1-8b/config.json');
    await editor.codeLens('8.03B');
    await editor.codeLens('161B');
    await editor.hover('hidden_size');
    const hover = await frameOf(editor.hoverWidget());
    const { x, y } = await frameOf(text());
    await take(page, 'hover', {
      x,
      y,
      width: hover.x + hover.width - x + 12,
      height: hover.y + hover.height - y + 8,
    });
    await editor.closeHover();
  });

  it('plan', async () => {
    const { quickInput, page } = workbench();
    await workbench().runCommand('Scaling Lens: Plan a Compute-Optimal Run…');
    await quickInput.choose('Compute');
    await quickInput.waitForTitle(/\(2\/4\)/);
    await quickInput.type('1e22');
    await quickInput.accept();
    await quickInput.waitForTitle(/\(3\/4\)/);
    await quickInput.choose('Besiroglu 2024');
    await quickInput.waitForTitle(/\(4\/4\)/);
    await quickInput.rowTexts();
    await take(page, 'plan', await frameOf(quickInput.widget));
    await quickInput.cancel();
  });
});

describe('the picture of the chart', () => {
  const workbench = useWorkbench({ size: { width: 920, height: 580 }, scale: 1.25 });

  it('chart', async () => {
    const { editor, page } = workbench();
    await workbench().openFile('tinyllama/pretrain.yaml');
    await editor.codeLens('3T tokens');
    await workbench().runCommand('Scaling Lens: Show Chart');
    await workbench().widenSidePanel(520);
    await workbench().chart().locator('#summary', { hasText: 'pretrain.yaml' }).waitFor();
    // Away from the border between panel and editor, which is lit while the mouse is on it.
    await page.mouse.move(800, 500);
    await page.locator('.monaco-sash.hover').waitFor({ state: 'hidden' });
    await take(page, 'chart', { x: 44, y: 36, width: 740, height: 494 });
  });

  it('memory', async () => {
    const { page } = workbench();
    const chart = workbench().chart();
    await chart.locator('vscode-dropdown').nth(1).click();
    await chart.getByRole('option', { name: 'Memory per GPU' }).click();
    await chart.locator('#summary', { hasText: 'per GPU' }).waitFor();
    await page.mouse.move(800, 500);
    await page.locator('.monaco-sash.hover').waitFor({ state: 'hidden' });
    await take(page, 'memory', { x: 44, y: 36, width: 740, height: 494 });
  });
});
