import * as vscode from 'vscode';
import { type EstimateService } from './estimateService';
import { leavesOf } from './leaves';
import { type MemoryHints } from './loadAnalysis';
import { decidesMemory } from './memoryPlace';
import { toRange } from './positions';
import { t } from './translate';

/**
 * Offers the smallest change that makes a run fit, on the values that decide its memory: an edit of the values that
 * the file states. Nothing is offered where a part of the change has no key of its own.
 */
export class SmallestChangeActions {
  constructor(
    private readonly service: EstimateService,
    private readonly loadMemoryHints: () => Promise<MemoryHints>,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const found = await this.service.get(document, token);
    if (found === undefined || token.isCancellationRequested) return [];
    const part = found.parts.find(({ part: { description } }) =>
      leavesOf(description).some(({ field, sourced: { at } }) => {
        if (at === undefined || at.from !== undefined || !decidesMemory(field)) return false;
        return [at.range, at.keyRange].some((each) => each && range.intersection(toRange(document, each)));
      }),
    );
    if (part === undefined) return [];
    const { changeWords, memoryOfRun, setupEdits } = await this.loadMemoryHints();
    const { description } = part.part;
    const memory = memoryOfRun(description, part.estimate, found.assumptions);
    if (memory?.change === undefined || found.version !== document.version) return [];
    const { changes, setup } = memory.change;
    const { edits, without } = setupEdits(document.getText(), description, setup, {}, memory.setup);
    if (edits.length === 0 || without.length > 0) return [];
    const words = changes.map((each) => changeWords(each, t)).join(', ');
    const action = new vscode.CodeAction(t('Make it fit: {0}', words), vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    for (const edit of edits) action.edit.replace(document.uri, toRange(document, edit.range), edit.to);
    action.diagnostics = context.diagnostics.filter(({ code }) => code === 'run-does-not-fit');
    return [action];
  }
}
