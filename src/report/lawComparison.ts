import {
  type ComparableLosses,
  type LawComparison,
  type LawDifference,
  type LawView,
} from '../engine/comparison/lawComparison';
import { saysNotRead } from '../engine/laws/lawCaveat';
import { type Quantity } from '../engine/quantity';
import { type Row, type Section } from './estimateSections';
import { formatCount, formatLoss, formatTimes } from './format';
import { formatBand, formatQuantity } from './formatQuantity';
import { verdictLabel } from './labels';
import { escapeMarkdown as md, markdownTable, paragraphs } from './markdown';
import { noticeSentence, sortedNotices } from './notices';
import { assumedMark } from './provenance';
import { type Json, quantityJson, warningsJson } from './quantityJson';
import { type Translate } from './translate';

const digits = (value: number): number => Number(value.toPrecision(3));

function countLabel(convention: 'total' | 'non-embedding', t: Translate): string {
  return convention === 'total' ? t('all parameters') : t('parameters without embeddings');
}

function scaleLabel(quantity: 'parameters' | 'tokens' | 'compute', t: Translate): string {
  switch (quantity) {
    case 'parameters':
      return t('parameters');
    case 'tokens':
      return t('tokens');
    case 'compute':
      return t('compute');
  }
}

/** Why a law answers otherwise than the chosen one, as a sentence. */
function differenceSentence(difference: LawDifference, t: Translate): string {
  switch (difference.code) {
    case 'parameter-count':
      return t(
        'Counts {0}; the chosen law counts {1}.',
        countLabel(difference.convention, t),
        countLabel(difference.other, t),
      );
    case 'corpus':
      return t('Fitted on {0}; the chosen law on {1}.', difference.corpus, difference.other);
    case 'method':
      return t('The same corpus and count: another fit or another way to find the optimum.');
    case 'fitted-scale':
      return difference.ratio >= 1
        ? t(
            'Its largest runs were {0} those of the chosen law in {1}.',
            formatTimes(digits(difference.ratio)),
            scaleLabel(difference.quantity, t),
          )
        : t(
            'Its largest runs were smaller than those of the chosen law by {0} in {1}.',
            formatTimes(digits(1 / difference.ratio)),
            scaleLabel(difference.quantity, t),
          );
    case 'repetition':
      return difference.knows
        ? t(
            'Reckons with repeated data ({0} epochs); the chosen law takes every token for fresh.',
            formatCount(digits(difference.epochs)),
          )
        : t(
            'Takes every token for fresh; the chosen law reckons with {0} epochs.',
            formatCount(digits(difference.epochs)),
          );
    case 'experts':
      return difference.knows
        ? t('Knows the experts that are not active; the chosen law sees the active parameters alone.')
        : t('Sees the active parameters alone; the chosen law knows the other experts.');
    case 'no-loss':
      return t('Divides the budget and gives no loss.');
  }
}

/** How far a law is asked from what it was fitted on. */
export function fitDistance({ decadesOutside }: { readonly decadesOutside?: number }, t: Translate): string {
  if (decadesOutside === undefined) return t('its range is not known');
  return decadesOutside > 0
    ? t('beyond its fit by 10^{0}', Number(decadesOutside.toFixed(1)))
    : t('inside its fit');
}

/** How sure the constants are, and how far the run lies outside the fit. */
function standing(view: LawView, t: Translate): string {
  const { confidence, prediction } = view;
  const sure =
    confidence === 'mixed'
      ? [t('constants partly inferred')]
      : prediction.notices.some(saysNotRead)
        ? [t('recalled in part')]
        : [];
  const remarks = [fitDistance(view, t), ...sure];
  return remarks.join(', ');
}

function viewRow(view: LawView, t: Translate): readonly string[] {
  const { prediction, optimalTokensPerParameter: ratio, corpus } = view;
  const { title, loss, optimum, verdict } = prediction;
  return [
    title,
    loss === undefined ? '' : `${assumedMark(loss)}${formatBand(loss)}`,
    formatBand(optimum?.parameters),
    formatBand(optimum?.tokens),
    ratio === undefined ? '' : formatBand(ratio),
    verdict === undefined ? '' : verdictLabel(verdict, t),
    standing(view, t),
    corpus,
  ].map(md);
}

function lossLine({ corpus, laws, low, high }: ComparableLosses, t: Translate): string {
  const span = low < high ? `${formatLoss(low)}–${formatLoss(high)}` : formatLoss(low);
  return `- ${md(t('{0}: {1} nats per token by {2}', corpus, span, laws.join(', ')))}`;
}

function viewRemarks({ prediction, differences, citation }: LawView, t: Translate): string {
  const sentences = [
    ...differences.map((each) => differenceSentence(each, t)),
    // Which corpus a loss belongs to is said in the table and again with the differences.
    ...sortedNotices(prediction.notices)
      .filter(({ code }) => code !== 'loss-of-another-corpus' && code !== 'law-gives-no-loss')
      .map((notice) => noticeSentence(notice, t)),
  ];
  return `- **${md(prediction.title)}** (${md(citation)})${sentences.map((each) => `\n  - ${md(each)}`).join('')}`;
}

/** What the laws say about a run, as Markdown; empty where no law says anything. */
export function lawComparisonDocument(comparison: LawComparison, t: Translate): string {
  const { views, losses, optimalTokensPerParameter: ratio } = comparison;
  if (views.length === 0) return '';
  const header = [
    t('Scaling law'),
    t('Predicted loss'),
    t('Optimal parameters'),
    t('Optimal tokens'),
    t('Tokens per parameter'),
    t('Verdict'),
    t('How far asked'),
    t('Corpus'),
  ].map(md);
  const band = ratio?.because.band?.source ?? '';
  return paragraphs(
    `## ${md(t('What all laws say about this config'))}`,
    md(t('The optimum is that of the same FLOPs.')),
    markdownTable(
      header,
      views.map((view) => viewRow(view, t)),
    ),
    ratio === undefined
      ? undefined
      : md(
          t(
            'Best tokens per parameter at this compute, all parameters counted: {0}; the range is the spread across laws, {1}.',
            formatBand(ratio),
            band,
          ),
        ),
    losses.length === 0
      ? undefined
      : md(t('Losses compare only within one corpus and tokenizer:')) +
          `\n\n${losses.map((each) => lossLine(each, t)).join('\n')}`,
    `### ${md(t('Why they differ'))}`,
    views.map((view) => viewRemarks(view, t)).join('\n'),
  );
}

/** The laws as titled rows, one section for each corpus and one for those without a loss: for a terminal. */
export function lawComparisonSections({ views }: LawComparison, t: Translate): readonly Section[] {
  const corpora = [...new Set(views.flatMap(({ prediction, corpus }) => (prediction.loss ? [corpus] : [])))];
  const allocating = views.filter(({ prediction }) => prediction.loss === undefined);
  return [
    ...corpora.map((corpus) => ({
      title: t('Loss on {0}; it compares with no other corpus', corpus),
      rows: views
        .filter((view) => view.corpus === corpus && view.prediction.loss !== undefined)
        .map((view) => terminalRow(view, t)),
    })),
    { title: t('Optimum alone, no loss'), rows: allocating.map((view) => terminalRow(view, t)) },
  ].filter(({ rows }) => rows.length > 0);
}

function terminalRow(view: LawView, t: Translate): Row {
  const { prediction, optimalTokensPerParameter: ratio } = view;
  const { title, loss, optimum, verdict } = prediction;
  const note = [
    optimum === undefined
      ? ''
      : t('optimum {0} on {1}', formatCount(optimum.parameters.value), formatBare(optimum.tokens, t)),
    ratio === undefined ? '' : t('{0} tokens per parameter', formatBand(ratio)),
    verdict === undefined ? '' : verdictLabel(verdict, t),
    standing(view, t),
  ];
  return {
    label: title,
    value: loss === undefined ? '' : `${assumedMark(loss)}${formatBand(loss)}`,
    note: note.filter((part) => part !== '').join(' · '),
    because: loss?.because ?? optimum?.tokens.because,
  };
}

/** Without its band: a line has room for one. */
function formatBare(quantity: Quantity, t: Translate): string {
  return formatQuantity({ ...quantity, low: undefined, high: undefined }, t);
}

function viewJson(view: LawView): Json {
  const { prediction, optimalTokensPerParameter, differences } = view;
  const { law, title, loss, optimum, verdict, notices } = prediction;
  return {
    law,
    title,
    loss: quantityJson(loss),
    optimum:
      optimum === undefined
        ? null
        : {
            parameters: quantityJson(optimum.parameters),
            tokens: quantityJson(optimum.tokens),
            loss: quantityJson(optimum.loss),
          },
    optimalTokensPerParameter: quantityJson(optimalTokensPerParameter),
    verdict: verdict ?? null,
    decadesOutside: view.decadesOutside ?? null,
    confidence: view.confidence,
    parameterConvention: view.parameterConvention,
    corpus: view.corpus,
    source: view.citation,
    differences: differences.map((each) => ({ ...each })),
    warnings: warningsJson(notices),
  };
}

/** For `--json`. */
export function lawComparisonJson({ views, losses, optimalTokensPerParameter }: LawComparison): Json {
  return {
    views: views.map(viewJson),
    comparableLosses: losses.map(({ corpus, laws, low, high }) => ({ corpus, laws: [...laws], low, high })),
    optimalTokensPerParameter: quantityJson(optimalTokensPerParameter),
  };
}
