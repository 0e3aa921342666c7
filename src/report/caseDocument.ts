import { type CaseReport } from '../engine/evidence/caseReport';
import { type Claim, outcomeOf } from '../engine/evidence/claims/claim';
import { type Comparison, isInsideBand } from '../engine/evidence/comparison';
import { type PublishedRun } from '../engine/evidence/publishedRun';
import { type Input } from '../engine/quantity';
import { lawsDocument } from './estimateDocument';
import {
  claimSentence,
  confidenceLabel,
  evidenceLabel,
  formatError,
  formatFigure,
  kindLabel,
  outcomeLabel,
} from './evidenceWords';
import { formatCount, formatPercent, UNKNOWN } from './format';
import { nameLabel } from './labels';
import { escapeMarkdown as md, markdownTable, paragraphs } from './markdown';
import { becauseText } from './provenance';
import { type Translate } from './translate';

/** A published case as a Markdown document: what was published, what the engine makes of it, what the laws say. */
export function caseDocument(report: CaseReport, t: Translate): string {
  return `${paragraphs(
    `# ${md(report.run.name)}`,
    publishedTable(report.run, t),
    comparisonTable(report.comparisons, t),
    lawsDocument(report.predictions, t),
    claimList(report.claims, t),
  )}\n`;
}

/** What is published, as label and value. */
export function publishedRows(run: PublishedRun, t: Translate): readonly (readonly [string, string])[] {
  const share = run.mmlu === undefined ? UNKNOWN : formatPercent(run.mmlu / 100);
  return [
    [t('Organisation'), run.organisation],
    [t('Released'), run.released],
    [t('Kind'), kindLabel(run.kind, t)],
    [t('Parameters'), formatCount(run.parameters)],
    ...(run.kind === 'moe' ? ([[t('Active parameters'), formatCount(run.activeParameters)]] as const) : []),
    [t('Training tokens'), formatCount(run.tokens)],
    [t('Tokens per parameter'), ratioText(run)],
    [
      t('Training FLOPs'),
      run.flops === undefined ? UNKNOWN : `${formatFigure(run.flops, 'FLOP')} (${run.flopsBasis})`,
    ],
    ['MMLU', share],
    [t('Source'), run.source],
    [t('Confidence'), confidenceLabel(run.confidence, t)],
  ];
}

function ratioText({ tokens, activeParameters }: PublishedRun): string {
  return tokens === undefined || activeParameters === undefined
    ? UNKNOWN
    : formatFigure(tokens / activeParameters, 'tokens/parameter');
}

function publishedTable(run: PublishedRun, t: Translate): string {
  const rows = publishedRows(run, t).map(([label, value]) => [md(label), md(value)]);
  return paragraphs(`## ${md(t('Published'))}`, markdownTable(['', ''], rows, 'left'));
}

/** Whether the published number lies in the band, in a word. */
export function bandWord(comparison: Comparison, t: Translate): string {
  const inside = isInsideBand(comparison);
  if (inside === undefined) return '';
  const { low = 0, high = 0, unit } = comparison.predicted;
  const band = `${formatFigure(low, unit)} … ${formatFigure(high, unit)}`;
  return inside ? t('inside {0}', band) : t('outside {0}', band);
}

function comparisonTable(comparisons: readonly Comparison[], t: Translate): string | undefined {
  if (comparisons.length === 0) return undefined;
  const header = ['', t('Engine'), t('Published'), t('Error'), t('Band')].map(md);
  const rows = comparisons.map((each) =>
    [
      comparisonLabel(each, t),
      formatFigure(each.predicted.value, each.predicted.unit),
      formatFigure(each.published, each.predicted.unit),
      formatError(each, t),
      bandWord(each, t),
    ].map(md),
  );
  const notes = comparisons.flatMap((each) => [
    `- ${md(comparisonLabel(each, t))}: ${md(becauseText(each.predicted.because, t))}`,
    `  - ${md(t('published by: {0}', each.source))} (${md(confidenceLabel(each.confidence, t))})${
      each.remark === undefined ? '' : `; ${md(each.remark)}`
    }`,
  ]);
  return paragraphs(
    `## ${md(t('The engine against what was published'))}`,
    markdownTable(header, rows),
    notes.join('\n'),
  );
}

/** The quantity; of several rows of one quantity also which. */
export function comparisonLabel({ quantity, name }: Comparison, t: Translate): string {
  const label = evidenceLabel(quantity, t);
  return quantity === 'loss-difference' ? `${label}: ${name}` : label;
}

function claimList(claims: readonly Claim[], t: Translate): string | undefined {
  if (claims.length === 0) return undefined;
  return paragraphs(`## ${md(t('Claims about it'))}`, ...claims.map((claim) => claimText(claim, t)));
}

/** The numbers that decide a claim. */
export function figuresText(figures: readonly Input[], t: Translate): string {
  return figures
    .map(({ name, value, unit }) => `${nameLabel(name, t)} ${formatFigure(Number(value), unit)}`)
    .join(', ');
}

/** A claim with its outcome, then every look at it. */
function claimText(claim: Claim, t: Translate): string {
  const checks = claim.checks.map(({ subject, holds, figures }) => {
    return `- ${md(subject)}: ${md(holds ? t('yes') : t('no'))} (${md(figuresText(figures, t))})`;
  });
  return paragraphs(
    `**${md(claimSentence(claim.id, t))}** ${md(outcomeLabel(outcomeOf(claim), t))} · ${md(claim.source)}`,
    checks.join('\n'),
  );
}
