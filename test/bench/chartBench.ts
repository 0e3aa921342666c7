import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser } from 'playwright-core';
import { type ChartModel } from '../../src/protocol/messages';
import { median, type Measurement } from './measurement';

// What runs in the page is text: tsx puts calls of a helper of its own into functions, which the page does not have.
const FAKE_HOST = `
  const nothing = () => undefined;
  globalThis.acquireVsCodeApi = () => ({ postMessage: nothing, getState: nothing, setState: nothing });
`;
const REDRAW = `(data) => {
  const before = performance.now();
  globalThis.dispatchEvent(new MessageEvent('message', { data }));
  return performance.now() - before;
}`;

const root = join(__dirname, '../..');

/** The run as it is after an edit: another one each time, so that nothing can be kept from before. */
function modelAfterEdit(edit: number): ChartModel {
  const total = 8.03e9 * (1 + edit / 100);
  return {
    law: 'besiroglu-2024',
    run: {
      name: 'config.json',
      parameters: { total, active: total, nonEmbedding: total * 0.87, activeNonEmbedding: total * 0.87 },
      tokens: 20 * total,
      assumed: ['tokens'],
    },
  };
}

/** What one redraw of the chart after an edit costs, in Chromium, from the message's arrival to the last pixel. */
export async function measureChart(): Promise<readonly Measurement[]> {
  const harness = pathToFileURL(join(root, 'test/harness/openChromium.mjs')).href;
  const { openChromium } = (await import(harness)) as { openChromium: () => Promise<Browser> };
  const browser = await openChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 900 } });
    await page.setContent('<!doctype html><body><div id="app"></div></body>');
    await page.addScriptTag({ content: FAKE_HOST });
    await page.addStyleTag({ content: readFileSync(join(root, 'dist/webview.css'), 'utf8') });
    await page.addScriptTag({ content: readFileSync(join(root, 'dist/webview.js'), 'utf8') });
    const start = { kind: 'start', locale: 'en', strings: {}, model: modelAfterEdit(0) };
    const edits = Array.from({ length: 60 }, (_, edit) => ({
      kind: 'model',
      model: modelAfterEdit(edit + 1),
    }));
    const messages = JSON.stringify([start, ...edits]);
    const times = await page.evaluate<readonly number[]>(`${messages}.map(${REDRAW})`);
    const value = median(times.slice(1));
    return [{ name: 'chart redraw after an edit', value, unit: 'ms', limit: 16 }];
  } finally {
    await browser.close();
  }
}
