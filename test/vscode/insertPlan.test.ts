import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { insertText, openText } from '../../src/editor/commands/insertText';
import { planFor } from '../../src/editor/commands/planResult';
import { defaultAssumptions } from '../../src/engine/defaultAssumptions';
import { planConfig } from '../../src/report/planConfig';
import { english } from '../../src/report/translate';
import { activateExtension, lensTitles, openUntitled } from './support';

/** The plan for 10²² FLOP as the command would write it. */
function planned(syntax: 'json' | 'yaml'): string {
  const request = { goalKind: 'compute', amount: '1e22', law: 'besiroglu-2024' };
  const plan = planFor(request, defaultAssumptions, english);
  const text = plan && planConfig(plan, syntax);
  assert.ok(text !== undefined);
  return text;
}

describe('inserting a plan', () => {
  before(activateExtension);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('is one step that one undo takes back', async () => {
    const editor = await openUntitled('yaml', '# my run\n');
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    const text = planned('yaml');
    await insertText(editor, text);
    assert.equal(editor.document.getText(), `# my run\n${text}`);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), '# my run\n');
  });

  it('replaces what is selected', async () => {
    const editor = await openUntitled('json', '{}');
    editor.selection = new vscode.Selection(0, 0, 0, 2);
    await insertText(editor, planned('json'));
    assert.equal(editor.document.getText(), planned('json'));
  });

  for (const syntax of ['json', 'yaml'] as const) {
    it(`as a new ${syntax} file gives a config that is read again with the planned size`, async () => {
      await openText(syntax, planned(syntax));
      const { document } = vscode.window.activeTextEditor!;
      assert.deepEqual([document.languageId, document.isUntitled], [syntax, true]);
      const [title] = await lensTitles(document);
      // Besiroglu 2024 gives 9.1B parameters for 1e22 FLOP; the shape comes within a few per cent.
      assert.match(title ?? '', /^(8\.[5-9]\d|9\.\d\d?)B params/);
    });
  }
});
