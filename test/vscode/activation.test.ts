import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const EXTENSION_ID = 'scaling-lens.scaling-lens';

describe('activation', () => {
  const extension = vscode.extensions.getExtension(EXTENSION_ID)!;

  before(async () => {
    await extension.activate();
  });

  it('finds the extension and activates it', () => {
    assert.equal(extension.isActive, true);
  });

  it('registers every command that the manifest promises', async () => {
    const manifest = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    const promised = manifest.contributes.commands.map(({ command }) => command);
    assert.ok(promised.length > 0);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      promised.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('gives a Llama config a lens', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const uri = vscode.Uri.joinPath(folder, 'llama-3.1-8b', 'config.json');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const lenses = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        uri,
        100,
      );
      return found.length > 0 ? found : undefined;
    });
    assert.ok(lenses.some(({ command }) => (command?.title ?? '').includes('8.03')));
  });
});

/** Asks again until there is an answer: the first estimate of a document is computed after it was opened. */
async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('There was no answer within five seconds.');
}
