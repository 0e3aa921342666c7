import * as vscode from 'vscode';
import { REPORT_SCHEME } from './ids';
import { readReportRequest, type ReportRequest } from './reportRequest';

/** The address of a report. */
export function reportUri(title: string, request: ReportRequest): vscode.Uri {
  const path = `/${title.replace(/[/\\]/g, '-')}.md`;
  return vscode.Uri.from({ scheme: REPORT_SCHEME, path, query: JSON.stringify(request) });
}

/** Read-only Markdown documents with reports; an open estimate follows its config. */
export class ReportDocuments implements vscode.TextDocumentContentProvider {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;

  constructor(private readonly write: (request: ReportRequest) => Promise<string>) {}

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const request = readReportRequest(uri.query);
    return request === undefined ? '' : this.write(request);
  }

  /** Writes the open reports again that something concerns; all of them unless told which. */
  refresh(concerns: (request: ReportRequest) => boolean = () => true): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      const request = uri.scheme === REPORT_SCHEME ? readReportRequest(uri.query) : undefined;
      if (request !== undefined && concerns(request)) this.#changed.fire(uri);
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** Opens a report beside the config, rendered unless VS Code's Markdown preview is disabled. */
export async function showReport(uri: vscode.Uri): Promise<void> {
  const preview = vscode.extensions.getExtension('vscode.markdown-language-features');
  if (preview === undefined) {
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  } else {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  }
}
