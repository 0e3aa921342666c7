import { type BuildResult, build } from 'esbuild';
import { type Browser, type Page } from 'playwright-core';
import { chartViewHtml } from '../../src/editor/chartViewHtml';
import { type ChartModel, type StartMessage } from '../../src/protocol/messages';
import { type EditorTheme, THEMES } from './themes';

const ORIGIN = 'http://panel.test';

/** The run most tests look at: Llama 2 7B. */
export const LLAMA: ChartModel = {
  law: 'besiroglu-2024',
  run: {
    name: 'config.json',
    parameters: {
      total: 6738415616,
      active: 6738415616,
      nonEmbedding: 6476271616,
      activeNonEmbedding: 6476271616,
    },
    tokens: 2e12,
    assumed: [],
  },
};

/** How a panel is opened; everything has a usual value. */
export interface PanelOptions {
  readonly width?: number;
  readonly theme?: EditorTheme;
  readonly model?: ChartModel;
  readonly strings?: StartMessage['strings'];
  /** What the page stored the last time. */
  readonly state?: unknown;
}

/** A panel in a page of its own, as VS Code would show it, with everything that went wrong in it. */
export interface OpenPanel {
  readonly page: Page;
  readonly problems: readonly string[];
  /** What the page sent to the editor. */
  sent(): Promise<unknown[]>;
  /** What the page stored. */
  stored(): Promise<unknown>;
  send(message: unknown): Promise<void>;
}

let bundle: Promise<ReadonlyMap<string, string>> | undefined;

/** Builds the panel as it is shipped, without touching dist/. */
function bundled(): Promise<ReadonlyMap<string, string>> {
  bundle ??= build({
    entryPoints: ['webview/main.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome120',
    outfile: '/webview.js',
    write: false,
    logLevel: 'warning',
  }).then(
    ({ outputFiles }: BuildResult<{ write: false }>) =>
      new Map(outputFiles.map(({ path, text }) => [path.slice(path.lastIndexOf('/')), text])),
  );
  return bundle;
}

/** What VS Code puts into the page: its variables, its class and its API. The editor's side answers `ready`. */
function editorScript(theme: EditorTheme, start: StartMessage, state: unknown): string {
  const style = Object.entries(theme.colours).map(([name, value]) => `--vscode-${name}: ${value}`);
  return `
    globalThis.sent = []; globalThis.stored = ${JSON.stringify(state)};
    document.addEventListener('securitypolicyviolation', (event) => console.error('CSP ' + event.violatedDirective));
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      document.documentElement.style.cssText = ${JSON.stringify(style.join('; '))};
      document.body.className = ${JSON.stringify(theme.bodyClass)};
      document.body.style.background = 'var(--vscode-sideBar-background)';
    }).observe(document, { childList: true, subtree: true });
    globalThis.acquireVsCodeApi = () => ({
      getState: () => globalThis.stored,
      setState: (state) => { globalThis.stored = state; },
      postMessage: (message) => {
        globalThis.sent.push(message);
        if (message.kind === 'ready') window.postMessage(${JSON.stringify(start)}, '*');
      },
    });`;
}

/** Opens a panel and waits until it has drawn. */
export async function openPanel(browser: Browser, options: PanelOptions = {}): Promise<OpenPanel> {
  const { width = 320, theme = THEMES.dark, model = LLAMA, strings = {}, state } = options;
  const files = await bundled();
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', ({ message }) => problems.push(message));
  await page.addInitScript(editorScript(theme, { kind: 'start', locale: 'en', strings, model }, state));
  const html = chartViewHtml({
    script: `${ORIGIN}/webview.js`,
    style: `${ORIGIN}/webview.css`,
    cspSource: ORIGIN,
    title: 'Chart',
    language: 'en',
  });
  await page.route(`${ORIGIN}/**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    const contentType = path === '/' ? 'text/html' : path.endsWith('.css') ? 'text/css' : 'text/javascript';
    return route.fulfill({ contentType, body: path === '/' ? html : files.get(path) });
  });
  await page.goto(`${ORIGIN}/`);
  await page.locator('#summary p').first().waitFor();
  return {
    page,
    problems,
    sent: () => page.evaluate('globalThis.sent'),
    stored: () => page.evaluate('globalThis.stored'),
    send: (message) =>
      page.evaluate(
        `window.dispatchEvent(new MessageEvent('message', { data: ${JSON.stringify(message)} }))`,
      ),
  };
}
