import * as vscode from 'vscode';
import { type ChartModel } from '../protocol/messages';
import { type ActiveConfig } from './activeConfig';
import { chartModelOfConfig } from './chartModelOfConfig';
import { type ChartSeries } from './loadAnalysis';

/** What the chart is about: the active config or a published case, whichever a person turned to last. */
export class ChartSubject {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #following: vscode.Disposable;
  #case: ChartModel | undefined;

  /** Fires when another model would be shown; nothing is computed before somebody asks for it. */
  readonly onDidChange = this.#changed.event;

  /** @param loadSeries loads what is behind the charts of a config, when one is asked for */
  constructor(
    private readonly active: ActiveConfig,
    private readonly loadSeries: () => Promise<ChartSeries>,
  ) {
    this.#following = active.onDidChange((config) => {
      // A report that becomes active is no config: the case stays.
      if (config !== undefined) this.#case = undefined;
      this.#changed.fire();
    });
  }

  /** What is to be shown now. */
  async current(): Promise<ChartModel | undefined> {
    if (this.#case !== undefined || this.active.current === undefined) return this.#case;
    const series = await this.loadSeries();
    // A case or another config may have taken its place in the meantime.
    const config = this.active.current;
    if (this.#case !== undefined || config === undefined) return this.#case;
    return chartModelOfConfig(config.document.uri.path, config.estimate, series);
  }

  /** Shows a published case until a config is opened or edited. */
  showCase(model: ChartModel): void {
    this.#case = model;
    this.#changed.fire();
  }

  dispose(): void {
    this.#following.dispose();
    this.#changed.dispose();
  }
}
