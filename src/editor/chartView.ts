import * as vscode from 'vscode';
import { type ChartModel, type ToWebview } from '../protocol/messages';
import { readFromWebview } from '../protocol/readMessage';
import { chartViewHtml } from './chartViewHtml';

/** What the chart view needs from the rest of the extension. */
export interface ChartViewContext {
  readonly extensionUri: vscode.Uri;
  /** Fires after every change of what is to be shown: file, text or settings. */
  readonly onDidChange: vscode.Event<void>;
  /** What is to be shown at this moment. */
  currentModel(): Promise<ChartModel | undefined>;
  readonly reportDefect: (error: unknown) => void;
  readonly log: Pick<vscode.LogOutputChannel, 'warn' | 'error'>;
}

/**
 * The side panel's chart. The page evaluates the laws itself; the host only tells it which run is open.
 * A hidden view is thrown away and started again from its own state and {@link ChartViewContext.currentModel}.
 */
export class ChartViewProvider implements vscode.WebviewViewProvider {
  static readonly viewId = 'scalingLens.chart';

  constructor(private readonly context: ChartViewContext) {}

  resolveWebviewView(view: vscode.WebviewView): void {
    const { extensionUri, onDidChange, reportDefect } = this.context;
    const { webview } = view;
    const post = (message: ToWebview): void => void webview.postMessage(message);
    const listeners = [
      webview.onDidReceiveMessage((message: unknown) => {
        this.receive(message, post).catch(reportDefect);
      }),
      onDidChange(() => {
        if (view.visible) this.sendModel(post).catch(reportDefect);
      }),
    ];
    view.onDidDispose(() => listeners.forEach((listener) => void listener.dispose()));
    webview.options = {
      enableScripts: true,
      localResourceRoots: ['dist', 'media'].map((folder) => vscode.Uri.joinPath(extensionUri, folder)),
    };
    const uriOf = (file: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', file)).toString();
    webview.html = chartViewHtml({
      script: uriOf('webview.js'),
      style: uriOf('webview.css'),
      cspSource: webview.cspSource,
      title: vscode.l10n.t('Scaling Lens chart'),
      language: vscode.env.language,
    });
  }

  private async sendModel(post: (message: ToWebview) => void): Promise<void> {
    post({ kind: 'model', model: await this.context.currentModel() });
  }

  private async receive(received: unknown, post: (message: ToWebview) => void): Promise<void> {
    const { log } = this.context;
    const message = readFromWebview(received);
    if (message === undefined) {
      log.warn(`chart view: dropped an unknown message ${JSON.stringify(received).slice(0, 200)}`);
    } else if (message.kind === 'log') {
      log[message.level === 'error' ? 'error' : 'warn'](`chart view: ${message.text}`);
    } else {
      post({
        kind: 'start',
        locale: vscode.env.language,
        strings: vscode.l10n.bundle ?? {},
        model: await this.context.currentModel(),
      });
    }
  }
}
