import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, lensTitles, openExample } from './support';

describe('many open configs', () => {
  before(activateExtension);
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('each get their own answer', async () => {
    const { document } = await openExample('gpt2/config.json');
    const text = document.getText();
    const titles = new Set<string>();
    for (let layers = 1; layers <= 50; layers++) {
      const copy = await vscode.workspace.openTextDocument({
        language: 'json',
        content: text.replace('"n_layer": 12', `"n_layer": ${layers}`),
      });
      const [title] = await lensTitles(copy);
      titles.add(title ?? '');
    }
    assert.equal(titles.size, 50);
  });
});
