import * as vscode from 'vscode';
import { t } from '../translate';

/** The languages a plan can be written in. */
export type ConfigSyntax = 'json' | 'yaml';

/** Puts a text in place of the selection: an ordinary edit that one undo takes back. */
export async function insertText(editor: vscode.TextEditor, text: string): Promise<void> {
  const shown = await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn });
  const done = await shown.edit((edit) => {
    edit.replace(editor.selection, text);
  });
  if (!done)
    void vscode.window.showWarningMessage(t('The plan could not be inserted: the file cannot be edited.'));
}

/** Opens a text as a new file that is not saved yet. */
export async function openText(language: ConfigSyntax, content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
}
