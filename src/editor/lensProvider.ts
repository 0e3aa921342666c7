import * as vscode from 'vscode';
import { type TextRange } from '../engine/notice';
import { type Analysis } from './loadAnalysis';
import { type EstimatedPart, type EstimateService } from './estimateService';
import { COMMANDS } from './ids';
import { toLine, toRange } from './positions';
import { t } from './translate';

/** A lens whose text is written when it becomes visible. */
class EstimateLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly part: EstimatedPart,
    readonly about: 'model' | 'training',
    readonly uri: vscode.Uri,
  ) {
    super(range);
  }
}

/** What the lens provider needs of the rest of the extension. */
export interface LensContext {
  readonly service: EstimateService;
  readonly onDidChangeLenses: vscode.Event<void>;
  isEnabled(document: vscode.TextDocument): boolean;
  loadAnalysis(): Promise<Analysis>;
}

/** The lines above the model and the training block: what the model is, what the run costs and reaches. */
export class LensProvider implements vscode.CodeLensProvider<EstimateLens> {
  readonly onDidChangeCodeLenses: vscode.Event<void>;

  constructor(private readonly context: LensContext) {
    this.onDidChangeCodeLenses = context.onDidChangeLenses;
  }

  async provideCodeLenses(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<EstimateLens[]> {
    if (!this.context.isEnabled(document)) return [];
    const estimate = await this.context.service.get(document, token);
    if (estimate === undefined || token.isCancellationRequested) return [];
    return estimate.shown.flatMap((shown) => {
      const { modelRange, trainingRange } = shown.part;
      const lenses: EstimateLens[] = [];
      if (modelRange !== undefined && shown.estimate.parameters !== undefined) {
        lenses.push(new EstimateLens(toLine(document, modelRange), shown, 'model', document.uri));
      }
      const place = trainingRange ? toLine(document, trainingRange) : belowFirstLine(document, modelRange);
      if (place !== undefined && shown.estimate.training.tokens !== undefined) {
        lenses.push(new EstimateLens(place, shown, 'training', document.uri));
      }
      return lenses;
    });
  }

  async resolveCodeLens(lens: EstimateLens, token: vscode.CancellationToken): Promise<EstimateLens> {
    const { modelLens, trainingLens } = await this.context.loadAnalysis();
    if (token.isCancellationRequested) return lens;
    const { estimate, stale } = lens.part;
    const text = lens.about === 'model' ? modelLens(estimate, t) : trainingLens(estimate, t);
    const before = stale ? [t('As of the last readable version of the file.')] : [];
    lens.command = {
      command: lens.about === 'model' ? COMMANDS.estimateConfig : COMMANDS.showChart,
      arguments: [lens.uri.toString()],
      title: text?.title ?? '',
      tooltip: [...before, text?.tooltip ?? ''].join('\n'),
    };
    return lens;
  }
}

/** Where a file says nothing of training its lens stands a line below the model's, so that both can be read in full. */
function belowFirstLine(
  document: vscode.TextDocument,
  modelRange: TextRange | undefined,
): vscode.Range | undefined {
  if (modelRange === undefined) return undefined;
  const { start, end } = toRange(document, modelRange);
  const line = Math.min(start.line + 1, end.line);
  return new vscode.Range(line, 0, line, 0);
}
