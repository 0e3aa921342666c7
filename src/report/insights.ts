import { REPETITION_SOURCE } from '../engine/dataQuality';
import { type Insights, type RepetitionEffect } from '../engine/insights';
import { type Notice } from '../engine/notice';
import { abilitiesJson, abilityRemarks, abilitySections } from './abilities';
import { qualityJson, qualitySections } from './dataQuality';
import { noticeList, sectionDocument } from './estimateDocument';
import { type Section } from './estimateSections';
import { formatCount, formatPercent } from './format';
import { hyperparameterRemarks, hyperparameterSections } from './hyperparameters';
import { lawComparisonDocument, lawComparisonJson, lawComparisonSections } from './lawComparison';
import { escapeMarkdown as md, paragraphs } from './markdown';
import { denseEquivalentSection } from './mixture';
import { precisionSection } from './precision';
import { type Json } from './quantityJson';
import { returnsJson, returnsSections } from './returns';
import { runCourseJson, runCourseSection } from './runCourse';
import { testTimeJson, testTimeRemarks, testTimeSections } from './testTime';
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
  { abilities, returns, repetition, dataQuality, course, testTime }: Insights,
  t: Translate,
): readonly Section[] {
  return [
    ...(abilities === undefined ? [] : abilitySections(abilities, t)),
    ...(returns === undefined ? [] : returnsSections(returns, t)),
    ...(repetition === undefined ? [] : [repetitionSection(repetition, t)]),
    ...(course === undefined ? [] : [runCourseSection(course, t)]),
    ...(testTime === undefined ? [] : testTimeSections(testTime, t)),
    ...(dataQuality === undefined ? [] : qualitySections(dataQuality, t)),
  ];
}

/** What must be known of these numbers, where it is not said beside them. */
export function insightNotices({ course }: Insights): readonly Notice[] {
  return course?.notices ?? [];
}

/** Everything as titled rows for a terminal, where the estimate has the advice already. */
export function insightSections(insights: Insights, t: Translate): readonly Section[] {
  return [...lawComparisonSections(insights.comparison, t), ...furtherSections(insights, t)];
}

/** What published work says beyond the estimate, as Markdown that follows an estimate's document. */
export function insightsDocument(insights: Insights, t: Translate): string {
  const { comparison, abilities, advice, denseEquivalents, precision } = insights;
  const remarks = [
    ...(abilities === undefined ? [] : abilityRemarks(abilities.predictions, t)),
    ...(insights.testTime === undefined ? [] : testTimeRemarks(t)),
  ];
  return paragraphs(
    lawComparisonDocument(comparison, t),
    ...[denseEquivalentSection(denseEquivalents, t), precisionSection(precision, t)].map((section) =>
      section.rows.length === 0 ? undefined : sectionDocument(section, t),
    ),
    ...furtherSections(insights, t).map((section) => sectionDocument(section, t)),
    remarks.map((each) => `- ${md(each)}`).join('\n'),
    noticeList(insightNotices(insights), '', t),
    ...(advice === undefined
      ? []
      : hyperparameterSections(advice, t).map((each) => sectionDocument(each, t))),
    advice === undefined ? '' : hyperparameterRemarks(advice, t),
  );
}

/** `insights` of `estimate --insights --json`. */
export function insightsJson(insights: Insights): Json {
  const { comparison, abilities, returns, repetition, dataQuality, course, testTime } = insights;
  return {
    laws: lawComparisonJson(comparison),
    abilities: abilities === undefined ? null : abilitiesJson(abilities),
    returns: returns === undefined ? null : returnsJson(returns),
    repetition: repetition === undefined ? null : { ...repetition, source: REPETITION_SOURCE },
    course: runCourseJson(course),
    testTime: testTime === undefined ? null : testTimeJson(testTime),
    dataQuality: qualityJson(dataQuality),
  };
}
