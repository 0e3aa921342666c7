import * as vscode from 'vscode';
import { isWorkspaceFile } from '../configs/workspaceFile/findWorkspaceFile';
import { loadNoticeSentences, loadWorkspaceFile } from './loadAnalysis';
import { toRange } from './positions';
import { t } from './translate';

/** Marks what is wrong in an open `.scaling-lens.yaml`. Nothing is loaded until one is open. */
export class WorkspaceFileMarks {
  readonly #collection = vscode.languages.createDiagnosticCollection('scalingLens.workspaceFile');
  readonly #listeners: readonly vscode.Disposable[];

  constructor(private readonly reportDefect: (error: unknown) => void) {
    const { workspace } = vscode;
    this.#listeners = [
      workspace.onDidOpenTextDocument((document) => this.#update(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.#update(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#collection.delete(uri)),
    ];
    for (const document of workspace.textDocuments) this.#update(document);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#listeners, this.#collection).dispose();
  }

  #update(document: vscode.TextDocument): void {
    if (isWorkspaceFile(document.uri.path)) this.#mark(document).catch(this.reportDefect);
  }

  async #mark(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const [{ readWorkspaceFile }, { noticeSentence }] = await Promise.all([
      loadWorkspaceFile(),
      loadNoticeSentences(),
    ]);
    if (document.isClosed || document.version !== version) return;
    const { notices } = readWorkspaceFile(document.getText(), document.uri.path);
    const marks = notices.flatMap((notice) => {
      if (notice.at === undefined) return [];
      const severity =
        notice.severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
      const mark = new vscode.Diagnostic(
        toRange(document, notice.at.range),
        noticeSentence(notice, t),
        severity,
      );
      mark.source = 'Scaling Lens';
      mark.code = notice.code;
      return [mark];
    });
    this.#collection.set(document.uri, marks);
  }
}
