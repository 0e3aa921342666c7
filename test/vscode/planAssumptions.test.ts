import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { reportUri } from '../../src/editor/reportDocuments';
import { activateExtension, openExample, until } from './support';

const REQUEST = { kind: 'plan', goalKind: 'compute', amount: '1e22', law: 'besiroglu-2024' } as const;

describe('a plan beside a file of assumptions', () => {
  const team = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, '.scaling-lens.yaml');
  const write = (text: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(team, new TextEncoder().encode(text));

  before(activateExtension);
  after(async () => {
    await vscode.workspace.fs.delete(team);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  for (const [where, path] of [
    ['the active document', 'llama-3.1-8b/config.json'],
    ['the workspace folder', undefined],
  ] as const) {
    it(`takes what it says, found from ${where}, and says where`, async () => {
      await write('prices:\n  h100-sxm-80gb: 1.25\npue: 1.02\n');
      const source = path && (await openExample(path)).document.uri.toString();
      const uri = reportUri(`Plan ${where}`, { ...REQUEST, ...(source === undefined ? {} : { source }) });
      const report = await vscode.workspace.openTextDocument(uri);
      assert.match(
        report.getText(),
        /\| Price \| \\\$1\.25 per GPU-hour \| from the settings \| \.scaling-lens\.yaml:2 \|/,
      );
      assert.match(report.getText(), /\| PUE \| 1\.02 \| from the settings \| \.scaling-lens\.yaml:3 \|/);
      await write('pue: 1.04\n');
      await until('the other PUE', () => report.getText().includes('| PUE | 1.04 |'));
    });
  }
});
