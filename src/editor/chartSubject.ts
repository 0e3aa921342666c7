import * as vscode from 'vscode';
import { type ChartModel } from '../protocol/messages';
import { type ActiveConfig } from './activeConfig';
import { chartModelOfConfig } from './chartModelOfConfig';

/** What the chart is about: the active config or a published case, whichever a person turned to last. */
export class ChartSubject {
  readonly #changed = new vscode.EventEmitter<ChartModel | undefined>();
  readonly #following: vscode.Disposable;
  #case: ChartModel | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(private readonly active: ActiveConfig) {
    this.#following = active.onDidChange((config) => {
      // A report that becomes active is no config: the case stays.
      if (config !== undefined) this.#case = undefined;
      this.#changed.fire(this.current);
    });
  }

  get current(): ChartModel | undefined {
    if (this.#case !== undefined) return this.#case;
    const config = this.active.current;
    return config && chartModelOfConfig(config.document.uri.path, config.estimate);
  }

  /** Shows a published case until a config is opened or edited. */
  showCase(model: ChartModel): void {
    this.#case = model;
    this.#changed.fire(model);
  }

  dispose(): void {
    this.#following.dispose();
    this.#changed.dispose();
  }
}
