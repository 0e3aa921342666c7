import * as vscode from 'vscode';
import { type Assumptions } from '../engine/assumptions';
import { type Estimate } from '../engine/estimate';
import { type FieldPath, type RunDescription } from '../engine/run';
import { type HoverSubject } from '../report/hover';
import { type EstimateService } from './estimateService';
import { COMMANDS } from './ids';
import { leafAt, leavesFromFilesAt } from './leaves';
import { type Hovering, type HyperparameterHints, type LawHints, type MemoryHints } from './loadAnalysis';
import { decidesMemory } from './memoryPlace';
import { toRange } from './positions';
import { t } from './translate';

/** What hovering over a value of a config shows: what it is, what it leads to and what doubling it would do. */
export class HoverProvider implements vscode.HoverProvider {
  constructor(
    private readonly service: EstimateService,
    private readonly loaders: HoverLoaders,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const found = await this.service.get(document, token);
    if (found === undefined || token.isCancellationRequested) return undefined;
    const { hoverMarkdown, sensitivity } = await this.loaders.loadHovering();
    if (token.isCancellationRequested || found.version !== document.version) return undefined;
    const offset = document.offsetAt(position);
    for (const { part, estimate } of found.parts) {
      const leaf = leafAt(part.description, offset);
      if (leaf === undefined) continue;
      if (leaf.sourced.at?.from !== undefined) {
        const { referenceMarkdown } = await import('../report/referenceHover');
        const values = leavesFromFilesAt(part.description, offset);
        return new vscode.Hover(trusted(referenceMarkdown(values, t)), toRange(document, leaf.range));
      }
      const advice = await this.adviceOn(leaf.field, part.description, estimate);
      const laws = await this.lawsOn(leaf.field, part.description, estimate, found.assumptions);
      const memory = await this.memoryOn(leaf.field, part.description, estimate, found.assumptions);
      const adapter = await adapterOn(leaf.field, part.description, estimate);
      const serving = await servingOn(leaf.field, part.description, estimate, found.assumptions);
      if (token.isCancellationRequested || found.version !== document.version) return undefined;
      const markdown = hoverMarkdown(
        {
          field: leaf.field,
          value: leaf.sourced,
          part,
          estimate,
          sensitivity: sensitivity(part.description, found.assumptions, leaf.field, found.laws),
          laws,
          ...adapter,
          memory,
          serving,
          advice,
          links: links(document.uri),
        },
        t,
      );
      return new vscode.Hover(trusted(markdown), toRange(document, leaf.range));
    }
    return undefined;
  }

  /** Only values of the training have advice; for others nothing is loaded. */
  private async adviceOn(
    field: FieldPath,
    run: RunDescription,
    estimate: Estimate,
  ): Promise<string | undefined> {
    if (!field.startsWith('training.')) return undefined;
    const { hyperparameterHint } = await this.loaders.loadHyperparameterHints();
    return hyperparameterHint(field, run, estimate, t);
  }

  /** What all laws together say, where the field decides on it. */
  private async lawsOn(
    field: FieldPath,
    run: RunDescription,
    estimate: Estimate,
    assumptions: Assumptions,
  ): Promise<string | undefined> {
    if (!FIELDS_OF_LAWS.includes(field)) return undefined;
    const { lawHint } = await this.loaders.loadLawHints();
    return lawHint(field, run, estimate, assumptions, t);
  }

  /** What the field does to the memory of each accelerator; for others nothing is loaded. */
  private async memoryOn(
    field: FieldPath,
    run: RunDescription,
    estimate: Estimate,
    assumptions: Assumptions,
  ): Promise<string | undefined> {
    if (!decidesMemory(field) && field !== 'training.sequenceLength') return undefined;
    const { memoryHover, memoryOfRun } = await this.loaders.loadMemoryHints();
    const memory = memoryOfRun(run, estimate, assumptions);
    return memory === undefined ? undefined : memoryHover(field, memory, t);
  }
}

/** What a hover may have to load. */
export interface HoverLoaders {
  loadHovering(): Promise<Hovering>;
  loadHyperparameterHints(): Promise<HyperparameterHints>;
  loadLawHints(): Promise<LawHints>;
  loadMemoryHints(): Promise<MemoryHints>;
}

/** The fields that decide tokens per parameter and how often the data are seen. */
const FIELDS_OF_LAWS: readonly FieldPath[] = [
  'architecture.layers',
  'architecture.hiddenSize',
  'architecture.feedForwardSize',
  'training.tokens',
  'training.steps',
  'training.epochs',
];

/** The fields that decide what weights and caches take while serving. */
const FIELDS_OF_SERVING: readonly FieldPath[] = [
  'serving.weightPrecision',
  'architecture.maximumPositions',
  'architecture.keyValueHeads',
  'architecture.keyValueLatentSize',
  'architecture.slidingWindow',
];

/** What weights and caches take while serving, where the field decides on it; for others nothing is loaded. */
async function servingOn(
  field: FieldPath,
  run: RunDescription,
  { architecture }: Estimate,
  assumptions: Assumptions,
): Promise<string | undefined> {
  if (!FIELDS_OF_SERVING.includes(field) || architecture === undefined) return undefined;
  const { deploymentOf, servingHover } = await import('./servingHints');
  const found = deploymentOf(run, architecture, assumptions);
  return found === undefined ? undefined : servingHover(field, architecture, found.deployment, t);
}

/** What an adapter trains: its size with every value, its modules with those that decide on them. */
async function adapterOn(
  field: FieldPath,
  run: RunDescription,
  { architecture }: Estimate,
): Promise<Pick<HoverSubject, 'adapter' | 'trainable'>> {
  if (run.training.adapter === undefined || architecture === undefined) return {};
  const { adapterHover, trainableParameters } = await import('./adapterHints');
  const found = trainableParameters(run, architecture);
  if (found === undefined) return {};
  const { total: trainable } = found;
  return field.startsWith('training.adapter')
    ? { trainable, adapter: adapterHover(found, t) }
    : { trainable };
}

/** Only our own commands may be run from the text; everything that comes from the file is escaped by the report. */
function trusted(markdown: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString(markdown);
  text.isTrusted = { enabledCommands: Object.values(COMMANDS) };
  return text;
}

function links(uri: vscode.Uri): readonly { readonly title: string; readonly uri: string }[] {
  const argument = encodeURIComponent(JSON.stringify([uri.toString()])).replace(/[()]/g, (bracket) =>
    bracket === '(' ? '%28' : '%29',
  );
  return [
    { title: t('Show chart'), uri: `command:${COMMANDS.showChart}` },
    { title: t('Full estimate'), uri: `command:${COMMANDS.estimateConfig}?${argument}` },
    { title: t('Plan a compute-optimal run'), uri: `command:${COMMANDS.planRun}` },
  ];
}
