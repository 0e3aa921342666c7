import * as vscode from 'vscode';
import { type DocumentEstimate, type EstimatedPart, firstCounted } from '../documentEstimate';
import { type EstimateService } from '../estimateService';
import { t } from '../translate';
import { notOurs } from '../writeReport';

/** The active config and the first model in it that can be counted. */
export interface CountedPart {
  readonly document: vscode.TextDocument;
  readonly found: DocumentEstimate;
  readonly part: EstimatedPart;
  /** Name of the file, without folders. */
  readonly name: string;
}

/** The first model in the active config that can be counted; a message says so where there is none. */
export async function countedPart(service: EstimateService): Promise<CountedPart | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  const found = document === undefined ? undefined : await service.get(document);
  const part = found && firstCounted(found);
  if (document !== undefined && found !== undefined && part !== undefined) {
    const { path } = document.uri;
    return { document, found, part, name: path.slice(path.lastIndexOf('/') + 1) };
  }
  void vscode.window.showInformationMessage(
    document === undefined
      ? t('Open a model or training config first.')
      : found === undefined
        ? notOurs()
        : t('No model in this file can be counted.'),
  );
  return undefined;
}
