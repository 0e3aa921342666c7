import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type Page } from 'playwright-core';
import { openChromium } from '../harness/openChromium.mjs';
import { LLAMA, openPanel, type OpenPanel, type PanelOptions } from './openPanel';
import { modelOf, TRAINED, UNTRAINED } from '../unit/webview/trainedModel';
import { THEMES } from './themes';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe('the chart panel in a browser', () => {
  let browser: Browser;
  let panel: OpenPanel;

  before(async function () {
    this.timeout(60_000);
    browser = await openChromium();
  });
  after(() => browser.close());
  afterEach(() => panel.page.close());

  const open = async (options?: PanelOptions): Promise<Page> => {
    panel = await openPanel(browser, options);
    return panel.page;
  };
  it('loads under its strict policy without a violation, error or warning, and says that it is ready', async () => {
    await open();
    assert.deepEqual(panel.problems, []);
    assert.deepEqual(await panel.sent(), [{ kind: 'ready' }]);
  });

  it('says in words and in a table what the canvas shows', async () => {
    const page = await open();
    const canvas = page.getByRole('img', { name: 'Loss against compute, Besiroglu 2024' });
    assert.equal(await canvas.count(), 1);
    assert.match(await page.getByRole('status').innerText(), /^config\.json: 6\.74B parameters on 2T tokens/);
    const runs = page.getByRole('region', { name: 'Runs' });
    const row = await runs.getByRole('row').nth(1).innerText();
    assert.match(row, /config\.json\s+6\.74B\s+2T\s+8\.09×10²²/);
    assert.ok((await runs.getByRole('rowheader', { name: 'Chinchilla' }).count()) > 0);
  });

  it('draws the open run and published runs in the colours of the theme', async () => {
    const page = await open();
    assert.ok((await pixels(page, THEMES.dark.colours['charts-red'])) > 30);
    assert.ok((await pixels(page, THEMES.dark.colours['charts-blue'])) > 100);
  });

  it('repaints lines and points when the theme changes', async () => {
    const page = await open();
    for (const name of ['charts-red', 'charts-blue']) {
      await page.evaluate(`document.documentElement.style.setProperty('--vscode-${name}', '#00ffff')`);
      await page.evaluate('new Promise(requestAnimationFrame)');
      assert.equal(await pixels(page, THEMES.dark.colours[name]), 0, name);
    }
    assert.ok((await pixels(page, '#00ffff')) > 130);
  });

  it('follows the open run', async () => {
    const page = await open();
    await panel.send({ kind: 'model', model: { ...LLAMA, run: { ...LLAMA.run, tokens: 4e12 } } });
    assert.match(await page.getByRole('status').innerText(), /on 4T tokens/);
    await panel.send({ kind: 'model' });
    assert.match(await page.getByRole('status').innerText(), /^No model or training config is open/);
    assert.equal(await pixels(page, THEMES.dark.colours['charts-red']), 0);
  });

  it('keeps to the law of the settings while no config is open', async () => {
    const page = await open({ model: { ...LLAMA, law: 'kaplan-2020' } });
    await panel.send({ kind: 'model' });
    assert.equal(await page.getByRole('img', { name: 'Loss against compute, Kaplan 2020' }).count(), 1);
  });

  it('leaves the rows of published runs alone while the run changes', async () => {
    const page = await open();
    await page.evaluate(`document.querySelectorAll('tbody tr').forEach((row) => { row.old = true; })`);
    await panel.send({ kind: 'model', model: { ...LLAMA, run: { ...LLAMA.run, tokens: 2.1e12 } } });
    const fresh = `[...document.querySelector('tbody').rows].filter((row) => !row.old).length`;
    assert.equal(await page.evaluate(fresh), 2);
  });

  it('lets the keyboard choose a law, and stores the choice', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    // Past Besiroglu's best fit to the law behind it.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(`globalThis.stored?.law?.chosen === 'hoffmann-2022-approach-1'`);
    assert.deepEqual(await panel.stored(), {
      law: { chosen: 'hoffmann-2022-approach-1', settings: 'besiroglu-2024' },
      view: 'loss',
    });
    // This law gives no loss: the panel shows the first view it has and keeps the wish for the next law.
    assert.equal(await page.getByRole('img', { name: /^Parameters against compute/ }).count(), 1);
    assert.match(await page.getByText('This law allocates compute').innerText(), /predicts no loss/);
  });

  it('comes back as it was left', async () => {
    const state = { law: { chosen: 'kaplan-2020', settings: 'besiroglu-2024' }, view: 'tokens' };
    const page = await open({ state });
    assert.equal(await page.getByRole('img', { name: 'Tokens against compute, Kaplan 2020' }).count(), 1);
    const shown = `document.querySelector('vscode-dropdown').shadowRoot.querySelector('.selected-value').innerText`;
    assert.equal(await page.evaluate(shown), 'Kaplan 2020');
  });

  it('drops messages it does not know with a line in the log', async () => {
    const page = await open();
    const before = await page.getByRole('status').innerText();
    await panel.send({ kind: 'model', model: { law: 3 } });
    assert.deepEqual((await panel.sent()).at(-1), {
      kind: 'log',
      level: 'warning',
      text: 'dropped an unknown message',
    });
    assert.equal(await page.getByRole('status').innerText(), before);
  });

  it('shows markup in a file name as text', async () => {
    const name = '<img src=x onerror=alert(1)>.json';
    const page = await open({ model: { law: LLAMA.law, run: { ...LLAMA.run!, name } } });
    assert.ok((await page.getByRole('status').innerText()).startsWith(name));
    assert.equal(await page.locator('img').count(), 0);
  });

  it('speaks the language of the bundle', async () => {
    const page = await open({ strings: { 'Scaling law': '缩放定律', Runs: '训练' } });
    assert.equal(await page.getByRole('combobox', { name: '缩放定律' }).count(), 1);
    assert.equal(await page.getByRole('region', { name: '训练' }).count(), 1);
  });

  const NAMES = {
    memory: 'Memory per GPU, NVIDIA H100 SXM 80 GB',
    cost: 'Training cost against tokens, train.yaml',
    life: 'Cost over a life against tokens served, train.yaml',
    serving: 'Serving: throughput against latency, NVIDIA H100 SXM 80 GB',
  };
  for (const [view, name] of Object.entries(NAMES)) {
    it(`draws ${view} with a name, a summary and tables, in the colours of each theme`, async () => {
      for (const theme of Object.values(THEMES)) {
        const page = await open({ model: modelOf(TRAINED), state: { view }, theme });
        assert.deepEqual(panel.problems, []);
        assert.equal(await page.getByRole('img', { name }).count(), 1);
        assert.match(await page.getByRole('status').innerText(), /^train\.yaml/);
        assert.ok((await page.getByRole('region').first().getByRole('row').count()) > 5);
        assert.equal(await page.getByRole('combobox', { name: 'Scaling law' }).count(), 0);
        assert.ok((await pixels(page, theme.colours['charts-blue'])) > 100);
        assert.deepEqual(await violations(page), []);
        if (theme !== THEMES.highContrast) await page.close();
      }
    });
  }

  it('lets the keyboard go from a chart of a law to one of memory and back', async () => {
    const page = await open({ model: modelOf(TRAINED) });
    const choice = page.getByRole('combobox', { name: 'Chart' });
    await choice.focus();
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowDown');
    assert.equal(await page.getByRole('img', { name: NAMES.memory }).count(), 1);
    await page.keyboard.press('ArrowUp');
    assert.equal(await page.getByRole('img', { name: /^HumanEval against compute/ }).count(), 1);
    assert.deepEqual(await panel.stored(), { view: 'humaneval' });
  });

  it('says under the pointer what a part of a bar is, with its source', async () => {
    const page = await open({ model: modelOf(TRAINED), state: { view: 'memory' }, width: 520 });
    const before = await pixels(page, THEMES.dark.colours['editorHoverWidget-background']);
    await page.getByRole('img', { name: NAMES.memory }).hover({ position: { x: 190, y: 28 } });
    await page.waitForFunction('new Promise(requestAnimationFrame)');
    const after = await pixels(page, THEMES.dark.colours['editorHoverWidget-background']);
    assert.ok(after > before + 1000, `${before} to ${after}`);
  });

  it('offers no chart of memory for a model that nobody trains, says why, and comes back to it', async () => {
    const page = await open({ model: modelOf(UNTRAINED), state: { view: 'memory' } });
    assert.equal(await page.getByRole('img', { name: /^Loss against compute/ }).count(), 1);
    assert.equal(await page.getByText(/^No chart “Memory per GPU”: the file says nothing/).count(), 1);
    await panel.send({ kind: 'model', model: modelOf(TRAINED) });
    assert.equal(await page.getByRole('img', { name: NAMES.memory }).count(), 1);
  });

  it('says once that a published run has no charts of memory, cost, life and serving', async () => {
    const page = await open({ model: LLAMA, state: { view: 'memory' } });
    assert.equal(await page.getByRole('img', { name: /^Loss against compute/ }).count(), 1);
    assert.equal(await page.getByText(/drawn for an open config alone/).count(), 1);
  });

  it('tells the parts of a bar apart where all colours are the same', async () => {
    const page = await open({ model: modelOf(TRAINED), state: { view: 'memory' }, width: 520 });
    const behind = THEMES.dark.colours['sideBar-background'];
    for (const name of Object.keys(THEMES.dark.colours).filter((each) => each.startsWith('charts-')))
      await page.evaluate(`document.documentElement.style.setProperty('--vscode-${name}', '#808080')`);
    await page.evaluate('new Promise(requestAnimationFrame)');
    assert.ok((await pixels(page, behind)) > 500, 'lines over the fills');
    const tiles = page.locator('.legend pattern path');
    const lines = await Promise.all((await tiles.all()).map((tile) => tile.getAttribute('d')));
    assert.ok(lines.length >= 6);
    assert.equal(new Set(lines).size, lines.length);
  });

  it('speaks Chinese in every chart', async () => {
    const strings = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Record<string, string>;
    for (const view of Object.keys(NAMES)) {
      const page = await open({ model: modelOf(TRAINED), state: { view }, strings });
      assert.match(await page.getByRole('status').innerText(), /\p{Script=Han}/u);
      // Sources, titles of papers and names of accelerators stay as they are.
      assert.doesNotMatch(await page.getByRole('status').innerText(), /\b(?:the|with|this|per)\b/);
      if (view !== 'serving') await page.close();
    }
  });

  it('fits into 300 px without scrolling sideways', async () => {
    const page = await open({ width: 300 });
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 300);
  });

  for (const [name, theme] of Object.entries(THEMES)) {
    it(`has no accessibility violation that axe can find in ${name}`, async () => {
      const page = await open({ theme, width: 900 });
      assert.deepEqual(await violations(page), []);
    });
  }
});

/** What axe finds; the heading of the view is VS Code's own, outside the page. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(readFileSync(AXE, 'utf8'));
  return page.evaluate(
    `axe.run({ rules: { 'page-has-heading-one': { enabled: false } } }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`,
  );
}

/** How many pixels of the canvas have exactly this colour. */
function pixels(page: Page, colour = ''): Promise<number> {
  const [red, green, blue] = [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16));
  return page.evaluate(`(() => {
    const canvas = [...document.querySelectorAll('canvas')].find(({ offsetParent }) => offsetParent !== null);
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4)
      if (data[at] === ${red} && data[at + 1] === ${green} && data[at + 2] === ${blue} && data[at + 3] === 255) count++;
    return count;
  })()`);
}
