import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, openExample, until } from './support';

const WORKSPACE = vscode.ConfigurationTarget.Workspace;
const set = (key: string, value: unknown): Thenable<void> =>
  vscode.workspace.getConfiguration('scalingLens').update(key, value, WORKSPACE);

/** The text of the report on the example, `''` while there is none. */
function report(): string {
  const about = (uri: vscode.Uri): boolean =>
    uri.scheme === 'scaling-lens-report' &&
    uri.path.startsWith('/Estimate') &&
    uri.query.includes('llama-3.1-8b');
  return vscode.workspace.textDocuments.find(({ uri }) => about(uri))?.getText() ?? '';
}

const SETTINGS: Readonly<Record<string, unknown>> = {
  pue: 1.31,
  prices: { 'h100-sxm-80gb': 1.75 },
  'serving.promptTokens': 2500,
  gpus: -3,
};

describe('the settings', () => {
  before(activateExtension);
  after(async () => {
    for (const key of Object.keys(SETTINGS)) await set(key, undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are behind the numbers they change, by name; a wrong one is left out', async () => {
    for (const [key, value] of Object.entries(SETTINGS)) await set(key, value);
    await openExample('llama-3.1-8b/config.json');
    await vscode.commands.executeCommand('scalingLens.estimateConfig');
    await until('the report', () => report().includes('scalingLens.pue'));
    assert.match(report(), /\| PUE \| 1\.31 \| from the settings \| scalingLens\.pue \|/);
    assert.match(
      report(),
      /\| Price \| \\\$1\.75 per GPU-hour \| from the settings \| scalingLens\.prices \|/,
    );
    assert.match(
      report(),
      /\| Prompt tokens \| 2,500[^|]*\| from the settings \| scalingLens\.serving\.promptTokens \|/,
    );
    assert.doesNotMatch(report(), /scalingLens\.gpus/);
  });

  it('are followed by an open report', async () => {
    await set('pue', 1.09);
    await until('the other PUE', () => report().includes('| PUE | 1.09 |'));
  });
});
