import * as vscode from 'vscode';
import { type FileAccess, type FileContent, MAXIMUM_BYTES } from '../configs/references/fileAccess';

/**
 * The files of the workspace folder that a document lies in, with the edits that are not saved yet; on any
 * file system that VS Code knows. Paths cannot lead out of the folder, they are resolved before; nor, on a disk, can
 * links, which are followed to their end (VS Code's file system says that there is one, not where it leads).
 * @returns undefined for a document outside every folder: nothing around it is read
 */
export function workspaceFiles(uri: vscode.Uri, onLookup: (address: string) => void): FileAccess | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const root = folder?.path.replace(/\/*$/, '/');
  if (folder === undefined || root === undefined || !uri.path.startsWith(root)) return undefined;
  return {
    path: uri.path.slice(root.length),
    read: (path) => {
      const file = vscode.Uri.joinPath(folder, path);
      onLookup(file.toString());
      return contentOf(folder, file);
    },
  };
}

async function contentOf(folder: vscode.Uri, file: vscode.Uri): Promise<FileContent> {
  if (file.scheme === 'file' && (await leadsOut(folder, file))) return { problem: 'outside-workspace' };
  const address = file.toString();
  // Without unsaved edits the disk decides: a document may outlive its file.
  const edited = vscode.workspace.textDocuments.find(
    ({ uri, isDirty }) => isDirty && uri.toString() === address,
  );
  if (edited !== undefined) return { text: edited.getText() };
  try {
    const { size, type } = await vscode.workspace.fs.stat(file);
    if ((type & vscode.FileType.File) === 0) return { problem: 'not-found' };
    if (size > MAXIMUM_BYTES) return { problem: 'too-large' };
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(file)) };
  } catch {
    // Not there, no permission, no connection: what it says is unknown in any case.
    return { problem: 'not-found' };
  }
}

async function leadsOut(folder: vscode.Uri, file: vscode.Uri): Promise<boolean> {
  const { realPlace } = await import('./realPlace');
  return (await realPlace(folder.fsPath, file.fsPath)) === 'outside';
}

/** Tells of configs that change on disk; starts with the first call of `start`, for most windows never need it. */
export class FileWatcher {
  #watcher: vscode.FileSystemWatcher | undefined;

  constructor(private readonly changed: (address: string) => void) {}

  start(): void {
    if (this.#watcher !== undefined) return;
    this.#watcher = vscode.workspace.createFileSystemWatcher('**/*.{json,jsonc,yaml,yml}');
    const tell = (uri: vscode.Uri): void => this.changed(uri.toString());
    this.#watcher.onDidChange(tell);
    this.#watcher.onDidCreate(tell);
    this.#watcher.onDidDelete(tell);
  }

  dispose(): void {
    this.#watcher?.dispose();
  }
}
