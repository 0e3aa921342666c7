import { type ConfigPart } from '../configs/reading';
import { type Estimate } from '../engine/estimate';
import { saysNotRead } from '../engine/laws/lawCaveat';
import { type Quantity } from '../engine/quantity';
import { type FieldPath, type Sourced } from '../engine/run';
import { type Outcome, type Sensitivity } from '../engine/sensitivity';
import { type ComponentKind } from '../engine/architecture/architecture';
import { assumptionValue } from './assumptionValue';
import { fieldMeaning } from './fieldMeanings';
import { fieldTitle } from './fieldTitles';
import { formatCount, formatExact, formatPercent } from './format';
import { formatBand, formatChange, type Shown } from './formatQuantity';
import { componentLabel } from './componentLabel';
import { nameLabel, originLabel, verdictLabel } from './labels';
import { leadingPrediction } from './lens';
import { escapeMarkdown, type Link, linkLine, markdownTable, paragraphs, shorten } from './markdown';
import { noticeSentence, sortedNotices } from './notices';
import { caveatWords } from './noticeWords';
import { assumedMark, becauseText, restsOnAssumption } from './provenance';
import { type Translate } from './translate';

/** What is under the mouse and what is known about it. */
export interface HoverSubject {
  readonly field: FieldPath;
  readonly value: Sourced<unknown>;
  readonly part: ConfigPart;
  readonly estimate: Estimate;
  /** Absent for fields that change nothing an estimate shows. */
  readonly sensitivity?: Sensitivity;
  /** What all laws together say about the field, as escaped Markdown. */
  readonly laws?: string;
  /** What an adapter trains. */
  readonly trainable?: Quantity;
  /** Its modules, as escaped Markdown. */
  readonly adapter?: string;
  /** What the field does to the memory of each accelerator, as escaped Markdown. */
  readonly memory?: string;
  /** What weights or caches take while serving, as escaped Markdown. */
  readonly serving?: string;
  /** What published work recommends for the field, as escaped Markdown. */
  readonly advice?: string;
  /** Trusted links, e.g. to the chart and the plan. */
  readonly links: readonly Link[];
}

/** A hover as Markdown. Everything that comes from the file is escaped; only `links` are links. */
export function hoverMarkdown(subject: HoverSubject, t: Translate): string {
  const { links, estimate } = subject;
  return paragraphs(
    heading(subject, t),
    // A hover shows about ten lines without scrolling: what can be done stands above what can be read.
    links.length === 0 ? undefined : linkLine(links),
    contribution(subject, t),
    remarks(subject, t),
    subject.adapter,
    subject.memory,
    subject.serving,
    subject.laws,
    subject.advice,
    effectTable(subject, t),
    assumptionNote(estimate, t),
    sources(subject, t),
  );
}

/** Numbers with all their digits, lists and text cut to a line. */
function valueText(value: unknown): string {
  if (typeof value === 'number') return formatExact(value);
  return shorten(Array.isArray(value) ? value.map(String).join(', ') : String(value));
}

/** `**Hidden size** 4,096` and what it is; where it comes from, unless the file says it. */
function heading({ field, value }: HoverSubject, t: Translate): string {
  const shown = escapeMarkdown(valueText(value.value));
  const note = value.note === undefined ? '' : `: ${escapeMarkdown(shorten(value.note, 120))}`;
  const origin = value.origin === 'file' ? '' : ` — ${escapeMarkdown(originLabel(value.origin, t))}${note}`;
  return `**${escapeMarkdown(fieldTitle(field, t))}** ${shown}${origin}\\\n${escapeMarkdown(fieldMeaning(field, t))}`;
}

/** The parts of the model a field shapes most directly; fields that shape all of it are left out. */
const COMPONENTS: Readonly<Partial<Record<FieldPath, readonly ComponentKind[]>>> = {
  'architecture.vocabularySize': ['token-embedding', 'head'],
  'architecture.paddedVocabularySize': ['token-embedding', 'head'],
  'architecture.tiedEmbeddings': ['token-embedding', 'head'],
  'architecture.maximumPositions': ['position-embedding'],
  'architecture.feedForwardSize': ['feed-forward'],
  'architecture.gatedFeedForward': ['feed-forward'],
  'architecture.feedForwardBias': ['feed-forward'],
  'architecture.attentionHeads': ['attention'],
  'architecture.keyValueHeads': ['attention'],
  'architecture.headSize': ['attention'],
  'architecture.queryKeyValueBias': ['attention'],
  'architecture.attentionOutputBias': ['attention'],
  'architecture.queryLatentSize': ['attention'],
  'architecture.keyValueLatentSize': ['attention'],
  'architecture.experts': ['experts', 'router'],
  'architecture.expertsPerToken': ['experts'],
  'architecture.expertFeedForwardSize': ['experts'],
  'architecture.sharedExperts': ['shared-experts'],
  'architecture.sharedExpertFeedForwardSize': ['shared-experts'],
  'architecture.stateSize': ['state-space'],
  'architecture.stateInnerSize': ['state-space'],
};

/** What the field contributes: the parameters of its parts, or of one layer. */
function contribution({ field, estimate }: HoverSubject, t: Translate): string | undefined {
  const { parameters, withoutEmbeddings, architecture } = estimate;
  if (withoutEmbeddings !== undefined) {
    return escapeMarkdown(
      t('{0} parameters without embeddings', formatExact(withoutEmbeddings.nonEmbedding.value)),
    );
  }
  if (parameters === undefined) return undefined;
  const { breakdown, total } = parameters;
  if (field === 'architecture.layers' && architecture !== undefined && architecture.layers > 0) {
    const inLayers = parameters.nonEmbedding.value;
    return escapeMarkdown(
      t(
        '{0} parameters in {1} layers, about {2} each',
        formatCount(inLayers),
        architecture.layers,
        formatCount(inLayers / architecture.layers),
      ),
    );
  }
  const named = COMPONENTS[field];
  const shown = breakdown.filter(
    ({ component, total: count }) => named?.includes(component) === true && count > 0,
  );
  const texts = shown.map(({ component, total: count }) =>
    t(
      '{0}: {1} parameters ({2} of all)',
      componentLabel(component, t),
      formatExact(count),
      formatPercent(count / total.value),
    ),
  );
  return texts.length === 0 ? undefined : texts.map(escapeMarkdown).join('\\\n');
}

const OUTCOMES: readonly (keyof Outcome)[] = [
  'parameters',
  'activeParameters',
  'tokens',
  'flops',
  'loss',
  'acceleratorHours',
  'costUsd',
  'cacheBytesPerToken',
];

function outcomeOf(estimate: Estimate): Outcome {
  const { parameters, training, resources, memory } = estimate;
  return {
    parameters: parameters?.total,
    activeParameters: parameters?.active,
    tokens: training.tokens,
    flops: training.flops,
    loss: estimate.predictions[0]?.loss,
    acceleratorHours: resources.acceleratorHours,
    costUsd: resources.costUsd,
    cacheBytesPerToken: memory.cacheBytesPerToken,
  };
}

/** The estimate, one row a number, and what changing the field makes of it. */
function effectTable({ estimate, sensitivity, trainable }: HoverSubject, t: Translate): string {
  const before = sensitivity?.before ?? outcomeOf(estimate);
  const verdict = leadingPrediction(estimate)?.verdict;
  const isDense = before.activeParameters?.value === before.parameters?.value;
  const rows = OUTCOMES.filter((name) => name !== 'activeParameters' || !isDense).flatMap((name) => {
    const now = before[name];
    if (now === undefined) return [];
    const label = name === 'loss' ? nameLabel('predictedLoss', t) : nameLabel(name, t);
    const value = `${assumedMark(now)}${formatBand(asRow(now))}`;
    // A verdict on tokens that we assumed ourselves would be one on our own assumption.
    const judged = name === 'tokens' && verdict !== undefined && !restsOnAssumption(now);
    const remark = judged ? ` (${verdictLabel(verdict, t)})` : '';
    const change = sensitivity === undefined ? [] : [changeText(now, sensitivity.after[name], t)];
    return [[...[label, `${value}${remark}`].map(escapeMarkdown), ...change.map(apart)]];
  });
  const trained =
    trainable === undefined
      ? []
      : [
          [t('Trainable parameters'), `${assumedMark(trainable)}${formatBand(asRow(trainable))}`].map(
            escapeMarkdown,
          ),
        ];
  const change = sensitivity === undefined ? [] : [changeTitle(sensitivity, t)];
  const header = [...['', t('Estimate')].map(escapeMarkdown), ...change.map(apart)];
  return markdownTable(header, [...rows.slice(0, 1), ...trained, ...rows.slice(1)]);
}

/** Text for the last column: a hover's tables have no space between their columns. */
function apart(text: string): string {
  return `&emsp;${escapeMarkdown(text)}`;
}

/** Hours and cost with their band are too long for a hover's table; the document has them. */
function asRow(quantity: Quantity): Shown {
  const { value, unit, low, high } = quantity;
  return unit === 'nats/token' ? { value, unit, low, high } : { value, unit };
}

function changeTitle({ from, to }: Sensitivity, t: Translate): string {
  if (typeof from === 'number' && typeof to === 'number') {
    return to === from * 2 ? t('doubled to {0}', formatExact(to)) : t('changed to {0}', formatExact(to));
  }
  return t('changed to {0}', String(to));
}

function changeText(before: Quantity, after: Quantity | undefined, t: Translate): string {
  if (after === undefined) return formatChange(before, { value: NaN, unit: before.unit });
  if (after.value === before.value) return t('same');
  return formatChange(before, after).replace(/^.* → /, '');
}

/** What is wrong with this value, and the worst of the rest. */
function remarks({ value, part, estimate }: HoverSubject, t: Translate): string | undefined {
  const start = value.at?.range.start;
  const here = part.notices.filter(({ at }) => at !== undefined && at.range.start === start);
  const general = [...estimate.notices, ...(estimate.predictions[0]?.notices ?? [])].filter(
    ({ severity }) => severity === 'error' || severity === 'warning',
  );
  const sentences = sortedNotices([...here, ...general])
    .slice(0, 3)
    .map((notice) => noticeSentence(notice, t));
  return sentences.length === 0
    ? undefined
    : sentences.map((text) => `⚠ ${escapeMarkdown(text)}`).join('\\\n');
}

function assumptionNote({ assumptions }: Estimate, t: Translate): string | undefined {
  const named = assumptions.filter(({ origin }) => origin === 'default' || origin === 'setting');
  if (named.length === 0) return undefined;
  const list = named.map((use) => `${nameLabel(use.name, t)} ${assumptionValue(use, t)}`);
  return escapeMarkdown(t('≈ assumed: {0}', list.join(', ')));
}

/** Formula, convention and source of the numbers in the table, small and at the end. */
function sources({ estimate }: HoverSubject, t: Translate): string | undefined {
  const law = leadingPrediction(estimate);
  const notRead = (law?.notices ?? [])
    .filter(saysNotRead)
    .map(({ args }) => ` · ${caveatWords(String(args.caveat), t)}`);
  const shown: readonly (readonly [string, Quantity | undefined, more?: string])[] = [
    ['parameters', estimate.parameters?.total],
    ['flops', estimate.training.flops],
    // A law without a loss still judges the tokens.
    law?.loss === undefined
      ? ['law', law?.optimum?.tokens, notRead.join('')]
      : ['loss', law.loss, notRead.join('')],
    ['acceleratorHours', estimate.resources.acceleratorHours],
    ['costUsd', estimate.resources.costUsd],
  ];
  const lines = shown.flatMap(([name, quantity, more = '']) =>
    quantity === undefined
      ? []
      : [
          `- ${escapeMarkdown(nameLabel(name, t))}: ${escapeMarkdown(becauseText(quantity.because, t) + more)}`,
        ],
  );
  return lines.length === 0 ? undefined : `---\n\n${lines.join('\n')}`;
}
