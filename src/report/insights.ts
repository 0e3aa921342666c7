import { REPETITION_SOURCE } from '../engine/dataQuality';
import { type Insights, type RepetitionEffect } from '../engine/insights';
import { abilitiesJson, abilityRemarks, abilitySections } from './abilities';
import { qualityJson, qualitySections } from './dataQuality';
import { sectionDocument } from './estimateDocument';
import { type Section } from './estimateSections';
import { formatCount, formatPercent } from './format';
import { hyperparameterRemarks, hyperparameterSections } from './hyperparameters';
import { lawComparisonDocument, lawComparisonJson, lawComparisonSections } from './lawComparison';
import { escapeMarkdown as md, paragraphs } from './markdown';
import { denseEquivalentSection } from './mixture';
import { precisionSection } from './precision';
import { type Json } from './quantityJson';
import { returnsJson, returnsSections } from './returns';
import { type Translate } from './translate';

const digits = (value: number): number => Number(value.toPrecision(3));

function repetitionSection(
  { epochs, uniqueTokens, worth, nextEpoch }: RepetitionEffect,
  t: Translate,
): Section {
  return {
    title: t('Repeated data'),
    rows: [
      {
        label: t('Epochs'),
        value: formatCount(digits(epochs)),
        note: t('of {0} unique tokens', formatCount(uniqueTokens)),
      },
      {
        label: t('Worth of the tokens seen, as if fresh'),
        value: formatPercent(worth),
        note: '',
        because: {
          formula: "D'/D, D' = U + U·R*·(1 − e^(−R/R*)), R* = 15.39",
          inputs: [],
          source: REPETITION_SOURCE,
          notices: [],
        },
      },
      {
        label: t('Worth of one more epoch'),
        value: formatPercent(nextEpoch),
        note: t('of an epoch of fresh data'),
      },
    ],
  };
}

function furtherSections(
  { abilities, returns, repetition, dataQuality }: Insights,
  t: Translate,
): readonly Section[] {
  return [
    ...(abilities === undefined ? [] : abilitySections(abilities, t)),
    ...(returns === undefined ? [] : returnsSections(returns, t)),
    ...(repetition === undefined ? [] : [repetitionSection(repetition, t)]),
    ...(dataQuality === undefined ? [] : qualitySections(dataQuality, t)),
  ];
}

/** Everything as titled rows for a terminal, where the estimate has the advice already. */
export function insightSections(insights: Insights, t: Translate): readonly Section[] {
  return [...lawComparisonSections(insights.comparison, t), ...furtherSections(insights, t)];
}

/** What published work says beyond the estimate, as Markdown that follows an estimate's document. */
export function insightsDocument(insights: Insights, t: Translate): string {
  const { comparison, abilities, advice, denseEquivalents, precision } = insights;
  const remarks = abilities === undefined ? [] : abilityRemarks(abilities.predictions, t);
  return paragraphs(
    lawComparisonDocument(comparison, t),
    ...[denseEquivalentSection(denseEquivalents, t), precisionSection(precision, t)].map((section) =>
      section.rows.length === 0 ? undefined : sectionDocument(section, t),
    ),
    ...furtherSections(insights, t).map((section) => sectionDocument(section, t)),
    remarks.map((each) => `- ${md(each)}`).join('\n'),
    ...(advice === undefined
      ? []
      : hyperparameterSections(advice, t).map((each) => sectionDocument(each, t))),
    advice === undefined ? '' : hyperparameterRemarks(advice, t),
  );
}

/** `insights` of `estimate --insights --json`. */
export function insightsJson({ comparison, abilities, returns, repetition, dataQuality }: Insights): Json {
  return {
    laws: lawComparisonJson(comparison),
    abilities: abilities === undefined ? null : abilitiesJson(abilities),
    returns: returns === undefined ? null : returnsJson(returns),
    repetition: repetition === undefined ? null : { ...repetition, source: REPETITION_SOURCE },
    dataQuality: qualityJson(dataQuality),
  };
}
