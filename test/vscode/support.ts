import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export const EXTENSION_ID = 'scaling-lens.scaling-lens';

/** Activates the extension; without that the first provider call after opening a file may come too early. */
export async function activateExtension(): Promise<void> {
  const extension = vscode.extensions.getExtension(EXTENSION_ID);
  assert.ok(extension !== undefined, 'the extension is installed');
  await extension.activate();
}

/** Opens a file of the workspace in an editor. */
export async function openExample(path: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder !== undefined, 'a folder is open');
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, path));
}

/** Opens an unsaved file. */
export async function openUntitled(language: string, content: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));
}

/** The Markdown of our hovers on a piece of text, `''` if there is none. */
export async function hoverOn(document: vscode.TextDocument, piece: string): Promise<string> {
  const offset = document.getText().indexOf(piece);
  assert.notEqual(offset, -1, piece);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(offset + 1),
  );
  const contents = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]);
  return contents.map(({ value }) => value).join('\n');
}

/** The resolved lenses of a document. */
export async function lensesOf(document: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  );
  // VS Code gives them in the order in which they were resolved.
  return lenses
    .filter(({ command }) => command?.command.startsWith('scalingLens.') === true)
    .sort((left, right) => left.range.start.line - right.range.start.line);
}

export async function lensTitles(document: vscode.TextDocument): Promise<readonly string[]> {
  return (await lensesOf(document)).map(({ command }) => command?.title ?? '');
}

/** Our marks in a document. */
export function marksOf(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Scaling Lens');
}

/** Waits until something is true; says what it waited for when it never is. */
export async function until(what: string, isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`Waited ten seconds in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Whether the heavy bundle was loaded into this extension host. */
export function isAnalysisLoaded(): boolean {
  return Object.keys(require.cache).some((file) => /[\\/]dist[\\/]analysis\.js$/.test(file));
}
