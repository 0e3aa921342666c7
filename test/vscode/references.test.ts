import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, hoverOn, lensTitles, marksOf, openExample, until } from './support';

/** A file of the workspace. */
function fileAt(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder !== undefined, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

describe('a config that takes its sizes from another file', () => {
  const base = fileAt('references/base.yml');
  let original: Uint8Array;
  before(async () => {
    await activateExtension();
    original = await vscode.workspace.fs.readFile(base);
  });
  after(async () => {
    await vscode.workspace.fs.writeFile(base, original);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('has the lenses and the hover of both', async () => {
    const { document } = await openExample('references/run.yml');
    // 1,104,218,112 parameters, 12 × 16 × 2048 × 1000 tokens.
    const [model, training] = await lensTitles(document);
    assert.match(model ?? '', /1\.1B params/);
    assert.match(training ?? '', /393M tokens/);
    const text = await hoverOn(document, 'base_config');
    assert.match(text, /references\/base\\?\.yml/);
    assert.match(text, /Hidden size.*2,048/);
    assert.doesNotMatch(text, /1,000/);
  });

  it('follows unsaved edits of the other file', async () => {
    const editor = await vscode.window.showTextDocument(base);
    const at =
      editor.document.getText().indexOf('base_num_decoder_layers: 16') + 'base_num_decoder_layers: '.length;
    const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + 2));
    await editor.edit((edit) => edit.replace(range, '32'));
    const { document } = await openExample('references/run.yml');
    await until('twice the layers', async () =>
      ((await lensTitles(document))[0] ?? '').includes('2.08B params'),
    );
    await vscode.window.showTextDocument(base);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until('the old layers', async () =>
      ((await lensTitles(document))[0] ?? '').includes('1.1B params'),
    );
  });

  it('follows the file on disk, and says where it is named when it is gone', async () => {
    const { document } = await openExample('references/run.yml');
    const text = new TextDecoder()
      .decode(original)
      .replace('base_num_decoder_layers: 16', 'base_num_decoder_layers: 32');
    await vscode.workspace.fs.writeFile(base, new TextEncoder().encode(text));
    await until('twice the layers', async () =>
      ((await lensTitles(document))[0] ?? '').includes('2.08B params'),
    );
    await vscode.workspace.fs.delete(base);
    await until('a mark', () => marksOf(document).some(({ code }) => code === 'file-not-read'));
    const [mark] = marksOf(document).filter(({ code }) => code === 'file-not-read');
    assert.equal(document.getText(mark?.range), '"base.yml"');
    assert.equal((await lensTitles(document)).length, 0);
  });
});
