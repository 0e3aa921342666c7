import * as vscode from 'vscode';
import { type SetupEdits } from '../../configs/setupEdits';
import { type RankedLayout } from '../../engine/layout/searchLayouts';
import { type LayoutQuestion } from '../layoutQuestion';
import { type LayoutSearch } from '../loadAnalysis';
import { toRange } from '../positions';
import { t } from '../translate';
import { type CountedPart } from './countedPart';

interface LayoutItem extends vscode.QuickPickItem {
  readonly layout: RankedLayout;
}

/**
 * Lets a person choose one of the layouts that were found and writes it into the config: one edit, at the keys that
 * the file has. What it has no key for is said, to be copied. Leaving the list writes nothing.
 */
export async function writeLayout(
  counted: CountedPart,
  question: LayoutQuestion,
  search: LayoutSearch,
): Promise<void> {
  const { document, found, part, name } = counted;
  const { description } = part.part;
  const layouts = search.layoutReport(description, question, found.assumptions);
  if ('missing' in layouts || layouts.search.layouts.length === 0) return;
  const picked = await vscode.window.showQuickPick<LayoutItem>(
    layouts.search.layouts.map((layout) => itemOf(layout, search)),
    {
      title: t('Find a Layout That Fits'),
      placeHolder: t('Write one of these layouts into {0}? Escape leaves it as it is.', name),
      ignoreFocusOut: true,
    },
  );
  if (picked === undefined) return;
  if (document.version !== found.version || document.isClosed) {
    void vscode.window.showWarningMessage(t('{0} has changed in the meantime: search again.', name));
    return;
  }
  const current = search.memoryOfRun(description, part.estimate, found.assumptions)?.setup;
  const { setup } = picked.layout;
  const edits = search.setupEdits(document.getText(), description, setup, question, current);
  const isWritten = edits.edits.length > 0 && (await applySetup(document, edits));
  tell(edits, isWritten, name, search);
}

function itemOf(
  layout: RankedLayout,
  { formatBytes, layoutLetters, recomputeWords }: LayoutSearch,
): LayoutItem {
  const { setup, microBatches, stepSeconds, memory } = layout;
  const seconds = Number(stepSeconds.total.toPrecision(3));
  return {
    label: layoutLetters(setup.layout),
    description: t('{0} s a step, {1} per GPU', seconds, formatBytes(memory.value)),
    detail: t(
      'Micro-batch {0} × {1}, {2}',
      setup.microBatchSequences,
      microBatches,
      recomputeWords(setup.recompute, t),
    ),
    layout,
  };
}

/** Replaces the values in one step, which one undo takes back. */
function applySetup(document: vscode.TextDocument, { edits }: SetupEdits): Thenable<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { range, to } of edits) edit.replace(document.uri, toRange(document, range), to);
  return vscode.workspace.applyEdit(edit);
}

/** Says what was written and what has no key, without waiting for an answer; what has none can be copied. */
function tell(
  { edits, without }: SetupEdits,
  isWritten: boolean,
  name: string,
  { fieldTitle }: LayoutSearch,
): void {
  const missing = without.map(({ field, value }) => `${fieldTitle(field, t)}: ${value}`);
  const written = edits.map(({ field, from, to }) => `${fieldTitle(field, t)} ${from} → ${to}`).join(', ');
  const done = isWritten
    ? t('Written into {0}: {1}.', name, written)
    : edits.length > 0
      ? t('{0} could not be edited.', name)
      : missing.length === 0
        ? t('{0} says this layout already.', name)
        : '';
  const left =
    missing.length === 0 ? '' : t('{0} has no keys of its own for: {1}.', name, missing.join(', '));
  const copy = t('Copy what has no key');
  void vscode.window
    .showInformationMessage(
      [done, left].filter((each) => each !== '').join(' '),
      ...(left === '' ? [] : [copy]),
    )
    .then((answer) => (answer === copy ? vscode.env.clipboard.writeText(missing.join('\n')) : undefined));
}
