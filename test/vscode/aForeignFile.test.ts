import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activateExtension,
  hoverOn,
  isAnalysisLoaded,
  lensTitles,
  marksOf,
  openExample,
  openUntitled,
} from './support';

/** Runs first (files are loaded by name): nothing has loaded the engine yet. */
describe('a file that is no model or training config', () => {
  before(activateExtension);

  for (const [name, open, piece] of [
    ['a compose file', () => openExample('not-a-model/docker-compose.yaml'), 'image'],
    ['a package.json', () => openUntitled('json', '{ "name": "a", "version": "1.0.0" }'), 'version'],
    ['a broken JSON file', () => openUntitled('json', '{ "name": '), 'name'],
    ['an empty YAML file', () => openUntitled('yaml', ' '), ' '],
    ['a text file', () => openUntitled('plaintext', 'hidden_size: 4096 model_type: llama'), 'hidden_size'],
  ] as const) {
    it(`gets no hover, no lens and no mark: ${name}`, async () => {
      const { document } = await open();
      assert.doesNotMatch(await hoverOn(document, piece), /scalingLens|FLOP/);
      assert.deepEqual(await lensTitles(document), []);
      await new Promise((resolve) => setTimeout(resolve, 400));
      assert.deepEqual(marksOf(document), []);
    });
  }

  it('never loads the engine', async () => {
    assert.equal(isAnalysisLoaded(), false);
    const { document } = await openExample('llama-3.1-8b/config.json');
    await lensTitles(document);
    assert.equal(isAnalysisLoaded(), true, 'the file of the engine is found by this test once it is loaded');
  });

  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
});
