import * as vscode from 'vscode';
import { type EstimateService } from '../estimateService';
import { reportUri, showReport } from '../reportDocuments';
import { t } from '../translate';
import { notOurs } from '../writeReport';

/** Opens the full estimate of a config: of the one with this address (from a lens or hover), or of the active one. */
export async function estimateConfig(service: EstimateService, address: unknown): Promise<void> {
  const document =
    typeof address === 'string'
      ? await vscode.workspace.openTextDocument(vscode.Uri.parse(address, true))
      : vscode.window.activeTextEditor?.document;
  if (document === undefined || (await service.get(document)) === undefined) {
    void vscode.window.showInformationMessage(
      document === undefined ? t('Open a model or training config first.') : notOurs(),
    );
    return;
  }
  const { path } = document.uri;
  const title = t('Estimate of {0}', path.slice(path.lastIndexOf('/') + 1));
  await showReport(reportUri(title, { kind: 'estimate', source: document.uri.toString() }));
}
