import type { Locator, Page } from 'playwright-core';

const ACTIVE = '.editor-group-container.active .editor-instance .monaco-editor';

/** The active text editor. What it reads is what stands on the screen. */
export class Editor {
  private readonly active: Locator;

  constructor(private readonly page: Page) {
    this.active = page.locator(ACTIVE);
  }

  /** Waits until the file with this name or path is the active one and its text is painted. */
  async waitForFile(path: string): Promise<void> {
    const parts = path.split('/');
    await this.page.locator('.tab.active', { hasText: parts.at(-1) ?? path }).waitFor();
    for (const part of parts)
      await this.page.locator('.breadcrumbs-control', { hasText: part }).first().waitFor();
    await this.active.locator('.view-line').first().waitFor();
  }

  /** Waits for a CodeLens with this text and gives the whole of it. */
  async codeLens(text: string | RegExp): Promise<string> {
    const lens = this.active.locator('.codelens-decoration', { hasText: text }).first();
    await lens.waitFor();
    return plain(await lens.innerText());
  }

  /** Every CodeLens that can be seen now, from top to bottom of the document's tree; empty where there is none. */
  async codeLenses(): Promise<string[]> {
    return (await this.active.locator('.codelens-decoration').allInnerTexts()).map(plain);
  }

  /** The CodeLenses whose end disappears under the minimap or the border. */
  async cutOffCodeLenses(): Promise<string[]> {
    const minimap = await this.active.locator('.minimap').boundingBox();
    if (minimap === null) throw new Error('The editor has no minimap.');
    const lenses = await this.active.locator('.codelens-decoration').all();
    const cutOff: string[] = [];
    for (const lens of lenses) {
      const box = await lens.boundingBox();
      if (box === null || box.x + box.width > minimap.x) cutOff.push(plain(await lens.innerText()));
    }
    return cutOff;
  }

  /** Counts the CodeLenses with text a hundred times a second, until stopped. */
  async watchCodeLenses(): Promise<{ stop(): Promise<readonly number[]> }> {
    const watch = await this.active.evaluateHandle((editor) => {
      const counts: number[] = [];
      const timer = setInterval(() => {
        const lenses = [...editor.querySelectorAll<HTMLElement>('.codelens-decoration')];
        counts.push(lenses.filter(({ innerText }) => /\d/.test(innerText)).length);
      }, 10);
      return { counts, timer };
    });
    return {
      stop: () =>
        watch.evaluate(({ counts, timer }) => {
          clearInterval(timer);
          return counts;
        }),
    };
  }

  /** Clicks the part of a CodeLens that says this. */
  async clickCodeLens(text: string | RegExp): Promise<void> {
    await this.active.locator('.codelens-decoration a', { hasText: text }).first().click();
  }

  /** Rests the mouse on the first place of this text that can be seen, and gives the hover's text. */
  async hover(text: string): Promise<string> {
    await this.pointAt(text);
    const hover = this.hoverWidget();
    await hover.waitFor();
    return plain(await hover.innerText());
  }

  /** The hover that is shown, to look into or to click a link of. */
  hoverWidget(): Locator {
    return this.page
      .locator('.monaco-editor .monaco-hover:visible, .monaco-hover.monaco-resizable-hover:visible')
      .first();
  }

  /** Takes the mouse and the hover away. */
  async closeHover(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.mouse.move(2, 2);
    await this.hoverWidget().waitFor({ state: 'hidden' });
  }

  /** Puts the cursor into a line (1-based), and the keyboard with it. */
  async goToLine(line: number): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('Control+G');
    await this.page.locator('.quick-input-widget:visible .quick-input-box input').fill(`:${line}`);
    await this.page.keyboard.press('Enter');
    await this.active.locator('.line-numbers.active-line-number', { hasText: String(line) }).waitFor();
  }

  /** Selects the first place of this text that can be seen and types over it, key by key. */
  async replace(text: string, replacement: string): Promise<void> {
    const box = await this.boxOf(text);
    const middle = box.y + box.height / 2;
    await this.page.mouse.move(box.x + 1, middle);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + box.width, middle, { steps: 4 });
    await this.page.mouse.up();
    await this.page.keyboard.type(replacement);
  }

  /** Types at the cursor, key by key. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** The lines that can be seen now, without their CodeLenses. */
  async visibleText(): Promise<string> {
    const lines = await this.active.locator('.view-line').evaluateAll((elements) =>
      elements
        .map((element) => ({
          top: parseFloat((element as HTMLElement).style.top),
          text: element.textContent ?? '',
        }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    return lines.map(unbreak).join('\n');
  }

  /** Waits until this text stands in the visible part of the editor. */
  async waitForText(text: string): Promise<void> {
    await this.boxOf(text);
  }

  /** Waits until this text stands nowhere in the visible part of the editor. */
  async waitForNoText(text: string): Promise<void> {
    await this.active.locator('.view-line', { hasText: text }).first().waitFor({ state: 'hidden' });
  }

  /** The squiggles that can be seen now. */
  squiggles(severity: 'error' | 'warning' | 'info'): Locator {
    return this.active.locator(`.squiggly-${severity}`);
  }

  /** Gives the keyboard to the editor without moving the cursor. */
  async focus(): Promise<void> {
    await this.page.keyboard.press('Control+1');
  }

  /** Rests the mouse on the first place of this text that can be seen. */
  async pointAt(text: string): Promise<void> {
    const box = await this.boxOf(text);
    // Two moves: Monaco waits for the mouse to rest after it has entered.
    await this.page.mouse.move(box.x + box.width / 2 - 2, box.y + box.height / 2);
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 2 });
  }

  /** Where a text stands on the screen, once it does; it may run over several tokens of one line. */
  private async boxOf(text: string): Promise<{ x: number; y: number; width: number; height: number }> {
    const found = await this.page.waitForFunction(findOnScreen, { editor: ACTIVE, text });
    const box = await found.jsonValue();
    if (box === undefined) throw new Error(`"${text}" is not on the screen.`);
    return box;
  }
}

/** Runs in the page: the box around the first place of a text in the editor's painted lines. */
function findOnScreen({ editor, text }: { editor: string; text: string }) {
  for (const line of document.querySelectorAll(`${editor} .view-line`)) {
    const start = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(text);
    if (start < 0) continue;
    const range = document.createRange();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let offset = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (start >= offset && start < offset + length) range.setStart(node, start - offset);
      if (start + text.length > offset && start + text.length <= offset + length) {
        range.setEnd(node, start + text.length - offset);
      }
      offset += length;
    }
    const { x, y, width, height } = range.getBoundingClientRect();
    if (width > 0) return { x, y, width, height };
  }
  return undefined;
}

/** Monaco paints spaces as no-break spaces. */
function unbreak(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

function plain(text: string): string {
  return unbreak(text).trim();
}
