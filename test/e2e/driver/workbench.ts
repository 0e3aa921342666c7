import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { copyWorkspace } from '../../harness/copyWorkspace.mjs';
import { openChromium } from '../../harness/openChromium.mjs';
import { Editor } from './editor';
import { serverUrl } from './environment';
import { QuickInput } from './quickInput';

const EXTENSION_ID = 'scaling-lens.scaling-lens';
const SCREENSHOTS = join(import.meta.dirname, '../screenshots');

/** How a test wants its window. */
export interface WorkbenchOptions {
  /** The window in pixels; 1440 × 900 unless given. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Pixels of the picture to a pixel of the window; 1 unless given. */
  readonly scale?: number;
  /** The display language that extensions are told, for example `zh-cn`; English unless given. */
  readonly language?: string;
}

/** A VS Code window in a browser of its own, with the packaged extension installed and the workspace open. */
export class Workbench {
  readonly editor: Editor;
  readonly quickInput: QuickInput;
  private readonly consoleErrors: string[] = [];

  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
  ) {
    this.editor = new Editor(page);
    this.quickInput = new QuickInput(page);
    page.on('console', (message) => {
      if (message.type() === 'error') this.consoleErrors.push(message.text());
    });
    page.on('pageerror', (error) => this.consoleErrors.push(String(error)));
  }

  /** Opens a window and waits until its explorer and status bar are painted. */
  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const { size = { width: 1440, height: 900 }, scale = 1, language } = options;
    const browser = await openChromium();
    const page = await browser.newPage({ viewport: size, deviceScaleFactor: scale });
    if (language !== undefined) await page.addInitScript({ content: displayLanguage(language) });
    const workbench = new Workbench(browser, page);
    // A folder of its own: VS Code keeps unsaved edits of a folder, and gives them to the next window on it.
    const folder = new URLSearchParams({ folder: copyWorkspace() });
    await page.goto(`${serverUrl()}?${folder.toString()}`);
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    await workbench.waitForStatusBar();
    return workbench;
  }

  /** Loads the window again, as after a restart; what was open comes back. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.waitForStatusBar();
  }

  private async waitForStatusBar(): Promise<void> {
    await this.page.locator('.part.statusbar .statusbar-item').first().waitFor();
  }

  /** Opens a file of the workspace with quick open and waits for its text. */
  async openFile(path: string): Promise<void> {
    await this.quickInput.openFile(path);
    await this.editor.waitForFile(path);
  }

  /** Runs a command from the palette by its title. */
  async runCommand(title: string): Promise<void> {
    await this.quickInput.runCommand(title);
  }

  /** Changes the colour theme as a person does, for example to `Light Modern`. */
  async setTheme(name: string): Promise<void> {
    await this.runCommand('Preferences: Color Theme');
    await this.quickInput.type(name);
    await this.quickInput.choose(name);
    await this.quickInput.widget.waitFor({ state: 'hidden' });
  }

  /** The extension's webview: what its own document contains. Its view has to be open. */
  chart(): FrameLocator {
    return this.page
      .frameLocator(`iframe.webview.ready[src*="${EXTENSION_ID}"]`)
      .frameLocator('iframe#active-frame');
  }

  /** What the rendered report contains. */
  report(): FrameLocator {
    return this.page
      .frameLocator('iframe.webview.ready[src*="vscode.markdown-language-features"]')
      .frameLocator('iframe#active-frame');
  }

  /** Drags the border of the side panel until the panel is about this many pixels wide. */
  async widenSidePanel(width: number): Promise<void> {
    const panel = await this.page.locator('.part.sidebar').boundingBox();
    if (panel === null) throw new Error('The side panel is closed.');
    const middle = panel.y + panel.height / 2;
    await this.page.mouse.move(panel.x + panel.width, middle);
    await this.page.mouse.down();
    await this.page.mouse.move(panel.x + width, middle, { steps: 8 });
    await this.page.mouse.up();
  }

  /** A notification that says this; wait for it with `.waitFor()`. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast', { hasText: text });
  }

  /** Errors that the page, the webview and their content security policy wrote to the console about our extension. */
  ownErrors(): string[] {
    return this.consoleErrors.filter((text) =>
      /Content Security Policy|scaling-?lens|webview\.js|Refused to/i.test(text),
    );
  }

  /** Takes a picture of the window into test/e2e/screenshots/NAME.png. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const file = `${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}.png`;
    // Animations are brought to their end, so that a hover is not caught half faded in.
    await this.page.screenshot({ path: join(SCREENSHOTS, file), animations: 'disabled' });
  }

  /** Closes the window; what is not saved is lost. */
  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** A script for the page, to be run before VS Code's own: says what a language pack would, without one. */
function displayLanguage(language: string): string {
  return `Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { value: '${language}' });`;
}
