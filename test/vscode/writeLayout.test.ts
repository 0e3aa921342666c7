import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { activateExtension, lensTitles, marksOf, openUntitled, until } from './support';

/** From out/test/vscode, where this runs. */
const NANOTRON = readFileSync(join(__dirname, '../../../test/fixtures/nanotron/llama.yaml'), 'utf8');

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...args);

/** A text as a config whose lens is there. */
async function openConfig(text: string): Promise<vscode.TextDocument> {
  const { document } = await openUntitled('yaml', text);
  await until('a lens', async () => (await lensTitles(document)).length > 0);
  return document;
}

/** The range of a piece of the text. */
function rangeOf(document: vscode.TextDocument, piece: string): vscode.Range {
  const start = document.getText().indexOf(piece);
  assert.notEqual(start, -1, piece);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + piece.length));
}

describe('layouts in a config', () => {
  before(activateExtension);
  afterEach(async () => {
    await run('workbench.action.closeQuickOpen');
    await run('workbench.action.closeAllEditors');
  });

  it('that were found can be written at the keys of the file, in one step that one undo takes back', async () => {
    const document = await openConfig(NANOTRON);
    const running = run('scalingLens.findLayout');
    // Four answers as they are filled in, then the first layout of the list.
    for (let step = 0; step < 4; step++) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await run('workbench.action.acceptSelectedQuickOpenItem');
    }
    await until('the layout in the file', async () => {
      await run('workbench.action.acceptSelectedQuickOpenItem');
      return document.getText() !== NANOTRON;
    });
    await running;
    const differing = document
      .getText()
      .split('\n')
      .filter((line) => !NANOTRON.split('\n').includes(line));
    assert.ok(differing.length >= 2, differing.join());
    for (const line of differing) {
      assert.match(line, /^ *(zero_stage|dp|tp|pp|micro_batch_size|batch_accumulation_per_replica): \d+$/);
    }
    await vscode.window.showTextDocument(document);
    await run('undo');
    assert.equal(document.getText(), NANOTRON);
  });

  it('that cannot be are marked at the value, with the arithmetic', async () => {
    const document = await openConfig(NANOTRON.replace('tp: 2', 'tp: 32'));
    await until('the mark', () => marksOf(document).length > 0);
    const [mark, ...others] = marksOf(document);
    assert.deepEqual(others, []);
    assert.equal(document.getText(mark!.range), '32');
    assert.equal(mark!.code, 'key-value-heads-mismatch');
    assert.equal(mark!.severity, vscode.DiagnosticSeverity.Error);
    assert.match(mark!.message, /16 key\/value heads .* 16 \/ 32 = 0\.5\. Use 1, 2, 4, 8 or 16\./);
  });

  it('that do not fit have a fix which makes them fit and one undo takes back', async () => {
    const large = NANOTRON.replace('micro_batch_size: 64', 'micro_batch_size: 512');
    const document = await openConfig(large);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      rangeOf(document, '512'),
    );
    const fix = actions.find(({ title }) => title.startsWith('Make it fit'));
    assert.match(fix?.title ?? '', /^Make it fit: micro-batch 512 → \d+/);
    assert.ok(await vscode.workspace.applyEdit(fix!.edit!));
    assert.doesNotMatch(document.getText(), /micro_batch_size: 512/);
    await until('that it fits', async () =>
      (await lensTitles(document)).some((title) => /: (yes|probably)\b(?! not)/.test(title)),
    );
    await vscode.window.showTextDocument(document);
    await run('undo');
    assert.equal(document.getText(), large);
  });

  it('that fit have none', async () => {
    const document = await openConfig(NANOTRON.replace('micro_batch_size: 64', 'micro_batch_size: 1'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      rangeOf(document, 'micro_batch_size: 1'),
    );
    assert.deepEqual(
      actions.filter(({ title }) => title.startsWith('Make it fit')),
      [],
    );
  });
});
