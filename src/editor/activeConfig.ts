import * as vscode from 'vscode';
import { type DocumentEstimate } from './documentEstimate';
import { type EstimateService } from './estimateService';
import { CONTEXT_KEYS } from './ids';

/** A config and its estimate. */
export interface ShownConfig {
  readonly document: vscode.TextDocument;
  readonly estimate: DocumentEstimate;
}

/**
 * The config in the active editor, followed through edits. While something that is no text editor is active (a
 * preview, the settings) the last config stays as long as it is open.
 */
export class ActiveConfig {
  readonly #changed = new vscode.EventEmitter<ShownConfig | undefined>();
  readonly #subscriptions: { dispose(): void }[];
  #document: vscode.TextDocument | undefined;
  #current: ShownConfig | undefined;
  #isActive: boolean | undefined;

  /** Fires when another config is active or its estimate changed. */
  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly service: EstimateService,
    private readonly reportDefect: (error: unknown) => void,
  ) {
    this.#subscriptions = [
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor(() => this.follow()),
      service.onDidChange(({ uri }) => {
        if (uri.toString() === this.#document?.uri.toString()) this.#refresh();
      }),
    ];
  }

  get current(): ShownConfig | undefined {
    return this.#current;
  }

  /** Looks at the active editor; to be called once after the start. */
  follow(): void {
    const active = vscode.window.activeTextEditor?.document;
    if (active === undefined && this.#document?.isClosed === false) return;
    this.#document = active;
    this.#refresh();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #refresh(): void {
    this.#update().catch(this.reportDefect);
  }

  async #update(): Promise<void> {
    const document = this.#document;
    const estimate = document === undefined ? undefined : await this.service.get(document);
    if (document !== this.#document) return;
    const hadConfig = this.#current !== undefined;
    this.#current = document && estimate && { document, estimate };
    if (hadConfig || this.#current !== undefined) this.#changed.fire(this.#current);
    const isActive = this.#current !== undefined;
    if (isActive === this.#isActive) return;
    this.#isActive = isActive;
    await vscode.commands.executeCommand('setContext', CONTEXT_KEYS.configIsActive, isActive);
  }
}
