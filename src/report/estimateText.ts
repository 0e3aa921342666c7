import { adapterRows } from './adapter';
import { assumptionValue } from './assumptionValue';
import { type ConfigPart, type ConfigReading } from '../configs/reading';
import { type AssumptionUse, type Estimate } from '../engine/estimate';
import { hyperparameterAdvice } from '../engine/hyperparameters/advice';
import { factsOf } from '../engine/hyperparameters/facts';
import { saysNotRead } from '../engine/laws/lawCaveat';
import { denseEquivalents, mixtureOf } from '../engine/laws/moe/denseEquivalent';
import { precisionEffect } from '../engine/laws/precision/precisionEffect';
import { type Notice } from '../engine/notice';
import { energySection } from './energy';
import { estimateSections, type Section } from './estimateSections';
import { type FurtherResults } from './furtherResults';
import { hyperparameterNotices, hyperparameterSections } from './hyperparameters';
import { insightNotices, insightSections } from './insights';
import { nameLabel, originLabel } from './labels';
import { severityLabel } from './severityLabel';
import { layoutTimeSection } from './layoutTime';
import { lifetimeRemarks, lifetimeSections } from './lifetime';
import { machineSection } from './machines';
import { denseEquivalentSection } from './mixture';
import { noticeSentence, sortedNotices } from './notices';
import { lineOf } from './positions';
import { precisionSection } from './precision';
import { becauseText } from './provenance';
import { layoutRemarks, runLayoutSections } from './runLayouts';
import { runMemorySection } from './runMemory';
import { servingRemarks, servingSection } from './serving';
import { trainingWordRows } from './statedRow';
import { alignedRows } from './table';
import { type Translate } from './translate';

/** Sections with all columns aligned across them; formula and source under each number where asked for. */
export function sectionLines(
  sections: readonly Section[],
  sources: boolean,
  t: Translate,
): readonly string[] {
  const rows = sections.flatMap((section) => section.rows);
  const aligned = alignedRows(
    rows.map(({ label, value, note, isPart }) => [isPart ? `  ${label}` : label, value, note]),
  );
  let next = 0;
  return sections.flatMap(({ title, rows: own }) => [
    title,
    ...own.flatMap(({ because }) => {
      const line = aligned[next++] ?? '';
      return sources && because !== undefined ? [line, `      ${becauseText(because, t)}`] : [line];
    }),
  ]);
}

/** Assumptions with who made them, aligned. */
export function assumptionLines(
  assumptions: readonly AssumptionUse[],
  sources: boolean,
  t: Translate,
): readonly string[] {
  if (assumptions.length === 0) return [];
  const rows = assumptions.map((use) => [
    nameLabel(use.name, t),
    assumptionValue(use, t),
    originLabel(use.origin, t),
    sources || use.origin === 'user' ? use.source : '',
  ]);
  return [t('Assumed'), ...alignedRows(rows)];
}

/** Remarks, the worst first, each with its line where it has one. */
export function noticeLines(notices: readonly Notice[], text: string, t: Translate): readonly string[] {
  if (notices.length === 0) return [];
  const lines = sortedNotices(notices).map((notice) => {
    const place = notice.at === undefined ? '' : t(' (line {0})', lineOf(text, notice.at.range.start));
    return `  ${severityLabel(notice.severity, t)}${place}: ${noticeSentence(notice, t)}`;
  });
  return [t('Remarks'), ...lines];
}

/** What `estimateText` shows of one file. */
export interface EstimateTextOptions {
  /** Whether formula and source stand under each number. */
  readonly sources: boolean;
  /** A name for the format, e.g. `Hugging Face config.json`. */
  readonly formatTitle: string;
}

/** Advice on the values of training that a file states; a model alone is asked for none. */
function adviceOf(part: ConfigPart, estimate: Estimate) {
  const facts = factsOf(part.description, estimate);
  if (facts?.learningRate === undefined && facts?.batch === undefined) return undefined;
  return hyperparameterAdvice(facts);
}

function partLines(
  part: ConfigPart,
  estimate: Estimate,
  { energy, timeOfLayout, insights, trainable, memory, layouts, serving, lifetime }: FurtherResults,
  text: string,
  { sources }: EstimateTextOptions,
  t: Translate,
): readonly string[] {
  // Of the laws beside the first, where room is short, only that something was not read in the paper.
  const lawNotices = estimate.predictions.flatMap(({ notices }, index) =>
    sources || index === 0 ? notices : notices.filter(saysNotRead),
  );
  const advice = adviceOf(part, estimate);
  const lowPrecision = precisionEffect(part.description, estimate);
  const sections = [
    ...estimateSections(estimate, t, {
      model: adapterRows(trainable, estimate, t),
      training: trainingWordRows(part.description, t),
    }),
    ...[
      ...(timeOfLayout === undefined
        ? []
        : [layoutTimeSection(timeOfLayout, estimate.resources.acceleratorHours, t)]),
      energySection(energy, t),
      machineSection(part.description.cluster, t),
      ...(memory === undefined ? [] : [runMemorySection(memory, t)]),
      denseEquivalentSection(denseEquivalents(mixtureOf(estimate)), t),
      precisionSection(lowPrecision, t),
    ].filter(({ rows }) => rows.length > 0),
    ...(advice === undefined ? [] : hyperparameterSections(advice, t)),
    ...(serving === undefined ? [] : [servingSection(serving, t)]),
    ...(lifetime === undefined ? [] : lifetimeSections(lifetime, t)),
    ...(layouts === undefined ? [] : runLayoutSections(layouts, t)),
    ...(insights === undefined ? [] : insightSections(insights, t)),
  ];
  const remarks = [
    ...(energy?.notices ?? []),
    ...(lowPrecision?.notices ?? []),
    ...(sources && advice !== undefined ? hyperparameterNotices(advice) : []),
    ...(insights === undefined ? [] : insightNotices(insights)),
  ];
  return [
    ...(part.label === undefined ? [] : [`[${part.label}]`]),
    ...sectionLines(sections, sources, t),
    ...(serving === undefined ? [] : servingRemarks(serving, t)),
    ...(lifetime === undefined ? [] : lifetimeRemarks(lifetime, t)),
    ...(layouts === undefined ? [] : layoutRemarks(layouts, t)),
    ...assumptionLines(
      [...estimate.assumptions, ...(energy?.assumptions ?? []), ...(lifetime?.assumptions ?? [])],
      sources,
      t,
    ),
    ...noticeLines([...part.notices, ...estimate.notices, ...lawNotices, ...remarks], text, t),
  ];
}

/** The estimate of a file for a terminal: aligned, assumptions marked with `≈`. */
export function estimateText(
  {
    file,
    text,
    reading,
    estimates,
    further = [],
  }: {
    readonly file: string;
    readonly text: string;
    readonly reading: ConfigReading;
    readonly estimates: readonly Estimate[];
    /** One for each estimate. */
    readonly further?: readonly FurtherResults[];
  },
  options: EstimateTextOptions,
  t: Translate,
): string {
  const body = reading.parts.flatMap((part, index) => {
    const estimate = estimates[index];
    return estimate === undefined ? [] : partLines(part, estimate, further[index] ?? {}, text, options, t);
  });
  const nothing = body.length + reading.notices.length === 0;
  const hint = body.some((line) => line.includes('≈')) ? [t('≈ rests on an assumption')] : [];
  return [
    t('{0}: {1}', file, options.formatTitle),
    ...noticeLines(reading.notices, text, t),
    ...(nothing ? [t('Nothing in it that an estimate could rest on.')] : body),
    ...hint,
  ].join('\n');
}
