import * as vscode from 'vscode';
import { type Assumptions } from '../engine/assumptions';
import { type Estimate } from '../engine/estimate';
import { type TextRange } from '../engine/notice';
import { type RunDescription } from '../engine/run';
import { type LensText } from '../report/lens';
import { type Analysis, type EnergyHints, type LawHints, type MemoryHints } from './loadAnalysis';
import { type DocumentEstimate, type EstimatedPart, type SourceDocument } from './documentEstimate';
import { type EstimateService } from './estimateService';
import { COMMANDS } from './ids';
import { memoryPlace } from './memoryPlace';
import { toLine, toRange } from './positions';
import { t } from './translate';

/** A lens whose text is written when it becomes visible. */
class EstimateLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly part: EstimatedPart,
    readonly about: 'model' | 'training' | 'memory',
    readonly assumptions: Assumptions,
    readonly uri: vscode.Uri,
  ) {
    super(range);
  }
}

/** What the lens provider needs of the rest of the extension. */
export interface LensContext {
  readonly service: EstimateService;
  isEnabled(document: vscode.TextDocument): boolean;
  loadAnalysis(): Promise<Analysis>;
  loadMemoryHints(): Promise<MemoryHints>;
  loadEnergyHints(): Promise<EnergyHints>;
  loadLawHints(): Promise<LawHints>;
}

/**
 * The lines above the model and the training block: what the model is, what the run costs and reaches; and above the
 * first word on batch or layout what each accelerator holds.
 */
export class LensProvider implements vscode.CodeLensProvider<EstimateLens>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #shown = new WeakMap<SourceDocument, DocumentEstimate>();
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(private readonly context: LensContext) {}

  /** Has all lenses asked for again. */
  refresh(): void {
    this.#changed.fire();
  }

  /**
   * Has the lenses asked for again, unless those of this estimate are shown already: VS Code forgets the commands of
   * the lenses it replaces a while before it shows the new ones, and a click in between would do nothing.
   */
  async refreshAfter(document: SourceDocument): Promise<void> {
    const estimate = await this.context.service.get(document);
    if (estimate === undefined || this.#shown.get(document) !== estimate) this.refresh();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async provideCodeLenses(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<EstimateLens[]> {
    if (!this.context.isEnabled(document)) return [];
    const estimate = await this.context.service.get(document, token);
    if (estimate === undefined || token.isCancellationRequested) return [];
    this.#shown.set(document, estimate);
    const { assumptions } = estimate;
    return estimate.shown.flatMap((shown) => {
      const { modelRange, trainingRange, description } = shown.part;
      const lenses: EstimateLens[] = [];
      const add = (place: vscode.Range, about: EstimateLens['about']): void => {
        lenses.push(new EstimateLens(place, shown, about, assumptions, document.uri));
      };
      const { parameters, withoutEmbeddings } = shown.estimate;
      if (modelRange !== undefined && (parameters ?? withoutEmbeddings) !== undefined) {
        add(toLine(document, modelRange), 'model');
      }
      const place = trainingRange ? toLine(document, trainingRange) : belowFirstLine(document, modelRange);
      if (place !== undefined && shown.estimate.training.tokens !== undefined) add(place, 'training');
      const setup = canHaveMemory(shown) ? memoryPlace(description) : undefined;
      if (setup !== undefined) add(apartFrom(lenses, toLine(document, setup)), 'memory');
      return lenses;
    });
  }

  async resolveCodeLens(lens: EstimateLens, token: vscode.CancellationToken): Promise<EstimateLens> {
    const { stale } = lens.part;
    const text = await this.textOf(lens);
    if (token.isCancellationRequested) return lens;
    const before = stale ? [t('As of the last readable version of the file.')] : [];
    lens.command = {
      command: lens.about === 'training' ? COMMANDS.showChart : COMMANDS.estimateConfig,
      arguments: [lens.uri.toString()],
      title: text?.title ?? '',
      tooltip: [...before, text?.tooltip ?? ''].join('\n'),
    };
    return lens;
  }

  private async textOf({
    about,
    part: { part, estimate },
    assumptions,
  }: EstimateLens): Promise<LensText | undefined> {
    if (about === 'memory') {
      const { memoryLens, memoryOfRun } = await this.context.loadMemoryHints();
      const memory = memoryOfRun(part.description, estimate, assumptions);
      return memory === undefined ? undefined : memoryLens(memory, t);
    }
    const { modelLens, trainingLens } = await this.context.loadAnalysis();
    if (about === 'model') return trainableToo(modelLens(estimate, t), part.description, estimate);
    const lens = trainingLens(estimate, t);
    if (lens === undefined) return undefined;
    const [energy, spread] = await Promise.all([
      this.energyOf(estimate, assumptions),
      this.spreadOf(part.description, estimate, assumptions),
    ]);
    return { ...lens, tooltip: [lens.tooltip, ...spread, ...energy].join('\n') };
  }

  private async energyOf(estimate: Estimate, assumptions: Assumptions): Promise<readonly string[]> {
    if (estimate.resources.acceleratorHours === undefined) return [];
    const { costTooltip, energyOfEstimate } = await this.context.loadEnergyHints();
    return [costTooltip(estimate, energyOfEstimate(estimate, assumptions), t)];
  }

  /** How far all laws lie apart: for a length of our own they would say something of us, and are not loaded. */
  private async spreadOf(
    run: RunDescription,
    estimate: Estimate,
    assumptions: Assumptions,
  ): Promise<readonly string[]> {
    const { predictions, assumptions: uses } = estimate;
    if (predictions.length === 0 || uses.some(({ name }) => name === 'tokens')) return [];
    const { lawSpread } = await this.context.loadLawHints();
    return lawSpread(run, estimate, assumptions, t);
  }
}

/** The lens of a model of which only an adapter is trained says how much that is. */
async function trainableToo(
  lens: LensText | undefined,
  run: RunDescription,
  { architecture }: Estimate,
): Promise<LensText | undefined> {
  if (run.training.adapter === undefined || architecture === undefined) return lens;
  const { trainableParameters, withTrainable } = await import('./adapterHints');
  return withTrainable(lens, trainableParameters(run, architecture), t);
}

/** Whether the model is counted and a length of its sequences known, without which nothing is held. */
function canHaveMemory({ estimate: { architecture, training } }: EstimatedPart): boolean {
  return (
    architecture !== undefined && (training.sequenceLength ?? architecture.maximumPositions) !== undefined
  );
}

/** The same line, or the next one where another lens stands there already: together they would be too long to read. */
function apartFrom(lenses: readonly EstimateLens[], place: vscode.Range): vscode.Range {
  const { line } = place.start;
  return lenses.some(({ range }) => range.start.line === line)
    ? new vscode.Range(line + 1, 0, line + 1, 0)
    : place;
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
