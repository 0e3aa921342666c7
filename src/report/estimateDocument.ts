import { type ConfigPart } from '../configs/reading';
import { type AssumptionUse, type Estimate, type LawPrediction } from '../engine/estimate';
import { type Notice } from '../engine/notice';
import { type FieldPath, readElsewhere, type RunDescription, type Sourced } from '../engine/run';
import { assumptionValue } from './assumptionValue';
import { estimateSections, type Row, type Section } from './estimateSections';
import { FIELD_PATHS, fieldTitle } from './fieldTitles';
import { formatExact } from './format';
import { formatBand } from './formatQuantity';
import { conventionLabel } from './conventionLabel';
import { nameLabel, originLabel, verdictLabel, verdictSentence } from './labels';
import { severityLabel } from './severityLabel';
import { inputsText } from './inputWords';
import { leadingPrediction } from './lens';
import { escapeMarkdown as md, markdownTable, paragraphs, shorten } from './markdown';
import { noticeSentence, sortedNotices } from './notices';
import { lineOf, pathText } from './positions';
import { becauseText } from './provenance';
import { type Translate } from './translate';

/** A config with its estimates. */
export interface DocumentSubject {
  /** Name of the file. */
  readonly name: string;
  readonly text: string;
  readonly parts: readonly { readonly part: ConfigPart; readonly estimate: Estimate }[];
  /** About the document as a whole. */
  readonly notices: readonly Notice[];
  /** What is trained of a part where most weights are frozen. */
  readonly trained?: (part: DocumentSubject['parts'][number]) => readonly Row[];
  /** Markdown that follows the estimate of a part, e.g. what all laws say. */
  readonly more?: (part: DocumentSubject['parts'][number]) => string;
  /** What that rests on besides. */
  readonly moreAssumptions?: (part: DocumentSubject['parts'][number]) => readonly AssumptionUse[];
}

/** The whole estimate as a Markdown document: every number with formula, inputs, convention and source. */
export function estimateDocument(subject: DocumentSubject, t: Translate): string {
  const { name, text, parts, notices, trained, more, moreAssumptions } = subject;
  return `${paragraphs(
    `# ${md(t('Estimate of {0}', shorten(name, 120)))}`,
    noticeList(notices, text, t),
    ...parts.map((each) =>
      partDocument(each, trained?.(each) ?? [], more?.(each), moreAssumptions?.(each) ?? [], text, t),
    ),
    md(t('≈ rests on an assumption. 1 GB = 10⁹ bytes. B = 10⁹, T = 10¹².')),
  )}\n`;
}

function partDocument(
  { part, estimate }: DocumentSubject['parts'][number],
  trained: readonly Row[],
  more: string | undefined,
  moreAssumptions: readonly AssumptionUse[],
  text: string,
  t: Translate,
): string {
  const verdict = leadingPrediction(estimate)?.verdict;
  return paragraphs(
    part.label === undefined ? undefined : `# ${md(shorten(part.label))}`,
    noticeList([...part.notices, ...estimate.notices], text, t),
    ...estimateSections(estimate, t, { model: trained }).map((section) => sectionDocument(section, t)),
    verdict === undefined ? undefined : md(verdictSentence(verdict, t)),
    // Where all laws follow, a table of a few would say the same twice.
    more === undefined || more === '' ? lawsDocument(estimate.predictions, t) : more,
    conventionList(estimate, t),
    fieldTable(part.description, text, t),
    assumptionTable([...estimate.assumptions, ...moreAssumptions], t),
  );
}

function heading(title: string): string {
  return `## ${md(title)}`;
}

/** Remarks with the line they are about. */
export function noticeList(notices: readonly Notice[], text: string, t: Translate): string {
  return sortedNotices(notices)
    .map((notice) => {
      const place = notice.at === undefined ? '' : t(' (line {0})', lineOf(text, notice.at.range.start));
      return `- **${md(severityLabel(notice.severity, t))}**${md(place)}: ${md(noticeSentence(notice, t))}`;
    })
    .join('\n');
}

/** A section as a table, and below it how each number came about. */
export function sectionDocument({ title, rows }: Section, t: Translate): string {
  const table = markdownTable(
    ['', md(t('Value')), ''],
    rows.map(({ label, value, note, isPart }) => [
      `${isPart ? '  – ' : ''}${md(label)}`,
      md(value),
      md(note),
    ]),
  );
  const provenance = rows.flatMap(({ label, because }) => {
    if (because === undefined) return [];
    const inputs = inputsText(because, t);
    const from = inputs === '' ? '' : `; ${t('from {0}', inputs)}`;
    return [`- ${md(label)}: ${md(becauseText(because, t))}${md(from)}`];
  });
  return paragraphs(heading(title), table, provenance.join('\n'));
}

/** The laws side by side, then what must be known about each. */
export function lawsDocument(predictions: readonly LawPrediction[], t: Translate): string | undefined {
  if (predictions.length === 0) return undefined;
  const table = markdownTable(
    [
      t('Scaling law'),
      t('Predicted loss'),
      t('Optimal parameters'),
      t('Optimal tokens'),
      t('Loss there'),
      '',
    ].map(md),
    predictions.map(({ title, loss, optimum, verdict }) =>
      [
        title,
        formatBand(loss),
        formatBand(optimum?.parameters),
        formatBand(optimum?.tokens),
        formatBand(optimum?.loss),
        verdict === undefined ? '' : verdictLabel(verdict, t),
      ].map(md),
    ),
  );
  const remarks = predictions.flatMap(({ title, notices }) =>
    sortedNotices(notices).map((notice) => `- ${md(title)}: ${md(noticeSentence(notice, t))}`),
  );
  return paragraphs(
    heading(t('Laws side by side')),
    md(t('The optimum is that of the same FLOPs.')),
    table,
    remarks.join('\n'),
  );
}

/** What the ways of counting mean that the numbers follow. */
function conventionList(
  { parameters, withoutEmbeddings, training, predictions }: Estimate,
  t: Translate,
): string | undefined {
  const used = [
    parameters?.total,
    parameters?.active,
    (parameters ?? withoutEmbeddings)?.nonEmbedding,
    training.flops ?? training.flopsPerToken,
    ...predictions.map(({ loss }) => loss),
  ].map((quantity) => quantity?.because.convention);
  const all = new Set([...used, ...training.flopsByConvention.map(({ convention }) => convention)]);
  const lines = [...all].flatMap((each) => (each === undefined ? [] : [`- ${md(conventionLabel(each, t))}`]));
  return lines.length === 0 ? undefined : paragraphs(heading(t('Conventions')), lines.join('\n'));
}

function fieldOf(description: RunDescription, path: FieldPath): Sourced<unknown> | undefined {
  if (path === 'modelName') return description.modelName;
  const [group = '', name = ''] = path.split('.');
  const fields = description[group as Exclude<keyof RunDescription, 'modelName'>];
  return (fields as Readonly<Record<string, Sourced<unknown> | undefined>>)[name];
}

/** Every field that was read, with where it stands or where else it comes from. */
function fieldTable(description: RunDescription, text: string, t: Translate): string | undefined {
  const rows = FIELD_PATHS.flatMap((path) => {
    const field = fieldOf(description, path);
    if (field === undefined) return [];
    const { value, origin, at, note } = field;
    const elsewhere = readElsewhere(field);
    const words = Array.isArray(value) ? value.map(String).join(', ') : String(value);
    const shown = typeof value === 'number' ? formatExact(value) : shorten(words);
    const key =
      at === undefined ? '' : `${pathText(at.path)}${t(' (line {0})', lineOf(text, at.range.start))}`;
    const said = elsewhere === note ? '' : (note ?? '');
    const from = [originLabel(origin, t, elsewhere), said].filter((part) => part !== '').join(': ');
    return [[fieldTitle(path, t), shown, shorten(key), shorten(from, 120)].map(md)];
  });
  if (rows.length === 0) return undefined;
  const header = [t('Field'), t('Value'), t('Key'), t('Origin')].map(md);
  return paragraphs(heading(t('What was read')), markdownTable(header, rows, 'left'));
}

/** What was not in the file, who said it instead, and why. */
export function assumptionTable(assumptions: readonly AssumptionUse[], t: Translate): string | undefined {
  if (assumptions.length === 0) return undefined;
  const rows = assumptions.map((use) =>
    [nameLabel(use.name, t), assumptionValue(use, t), originLabel(use.origin, t), use.source].map(md),
  );
  const header = [t('Assumption'), t('Value'), t('Origin'), t('Source')].map(md);
  return paragraphs(heading(t('Assumptions')), markdownTable(header, rows, 'left'));
}
