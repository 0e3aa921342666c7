import * as vscode from 'vscode';
import { type Notice, type Severity } from '../engine/notice';
import { allNotices, type SourceDocument } from './documentEstimate';
import { type EstimateService } from './estimateService';
import { type NoticeSentences } from './loadAnalysis';
import { toRange } from './positions';
import { t } from './translate';

/** Only what is wrong is marked in the text; remarks belong into hover and report. */
const SEVERITIES: Readonly<Partial<Record<Severity, vscode.DiagnosticSeverity>>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
};

/** Marks what is wrong in a config at its place, and takes the marks away when the file is closed or put right. */
export class Diagnostics {
  readonly #collection = vscode.languages.createDiagnosticCollection('scalingLens');
  readonly #listener: { dispose(): void };

  constructor(
    private readonly service: EstimateService,
    private readonly loadNoticeSentences: () => Promise<NoticeSentences>,
    reportDefect: (error: unknown) => void,
  ) {
    this.#listener = service.onDidChange((document) => {
      this.#update(document).catch(reportDefect);
    });
  }

  dispose(): void {
    this.#listener.dispose();
    this.#collection.dispose();
  }

  async #update(source: SourceDocument): Promise<void> {
    const document = vscode.workspace.textDocuments.find(
      ({ uri }) => uri.toString() === source.uri.toString(),
    );
    if (document === undefined || source.isClosed) {
      this.#collection.delete(vscode.Uri.parse(source.uri.toString(), true));
      return;
    }
    const estimate = await this.service.get(document);
    const isPast = (): boolean =>
      document.isClosed || (estimate !== undefined && estimate.version !== document.version);
    if (isPast()) return;
    const marked = (estimate === undefined ? [] : allNotices(estimate)).filter((notice) =>
      isMarked(document, notice),
    );
    if (marked.length === 0) {
      this.#collection.set(document.uri, []);
      return;
    }
    const { noticeSentence } = await this.loadNoticeSentences();
    if (isPast()) return;
    const seen = new Set<string>();
    const diagnostics = marked.flatMap((notice) => {
      const diagnostic = toDiagnostic(document, notice, noticeSentence(notice, t));
      const key = diagnostic && `${notice.at?.range.start} ${diagnostic.message}`;
      if (diagnostic === undefined || key === undefined || seen.has(key)) return [];
      seen.add(key);
      return [diagnostic];
    });
    this.#collection.set(document.uri, diagnostics);
  }
}

function isMarked(document: vscode.TextDocument, { code, severity, at }: Notice): boolean {
  if (SEVERITIES[severity] === undefined || at === undefined) return false;
  return code !== 'syntax-error' || !marksSyntaxItself(document);
}

function toDiagnostic(
  document: vscode.TextDocument,
  { code, severity, at }: Notice,
  message: string,
): vscode.Diagnostic | undefined {
  if (at === undefined) return undefined;
  const diagnostic = new vscode.Diagnostic(toRange(document, at.range), message, SEVERITIES[severity]);
  diagnostic.source = 'Scaling Lens';
  diagnostic.code = code;
  return diagnostic;
}

/** VS Code brings its own marks for the syntax of JSON, none for YAML's. */
function marksSyntaxItself({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'json' || languageId === 'jsonc';
}
