import type { Locator, Page } from 'playwright-core';

/** The box at the top of the window: command palette, quick open, and the steps of an extension's quick pick. */
export class QuickInput {
  readonly widget: Locator;
  readonly box: Locator;
  readonly rows: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget:visible');
    this.box = this.widget.locator('.quick-input-box input');
    this.rows = this.widget.locator('.quick-input-list .monaco-list-row');
  }

  /** Runs a command by the title it has in the palette, for example `Scaling Lens: Show Chart`. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.box.fill(`>${title}`);
    await this.rowWith(title).click();
  }

  /** Opens a file of the workspace by the name or path a person would type. */
  async openFile(path: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    await this.box.fill(path);
    // Every part of the path has to stand in the row: what was open before is offered first.
    const parts = path.split('/');
    await parts
      .reduce((rows, part) => rows.filter({ hasText: part }), this.rows)
      .first()
      .click();
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** Waits for the step with this title. */
  async waitForTitle(title: string | RegExp): Promise<void> {
    await this.widget.locator('.quick-input-title', { hasText: title }).waitFor();
  }

  /** Types into the open step, in the place of what stands there. Does not accept it. */
  async type(text: string): Promise<void> {
    await this.box.fill(text);
  }

  /** Accepts what is typed or selected. */
  async accept(): Promise<void> {
    await this.page.keyboard.press('Enter');
  }

  /** Chooses the first row that contains this text. */
  async choose(text: string | RegExp): Promise<void> {
    await this.rowWith(text).click();
  }

  /** Goes one step back with the button in the title. */
  async back(): Promise<void> {
    await this.widget.locator('.quick-input-titlebar').getByRole('button', { name: 'Back' }).click();
  }

  /** The message under the box, once there is one: a validation error or the prompt. */
  async message(pattern: RegExp): Promise<string> {
    const message = this.widget.locator('.quick-input-message', { hasText: pattern });
    await message.waitFor();
    return message.innerText();
  }

  /** What the rows say that can be seen now, label and description on one line each. */
  async rowTexts(): Promise<string[]> {
    await this.rows.first().waitFor();
    const texts = await this.rows.allInnerTexts();
    return texts.map((text) => text.replace(/\s+/g, ' ').trim());
  }

  /** Leaves without choosing. */
  async cancel(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.widget.waitFor({ state: 'hidden' });
  }

  private rowWith(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text }).first();
  }
}
