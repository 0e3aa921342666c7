import {
  type AbilityPrediction,
  DU_2024_LOSS_THRESHOLD,
  EMERGENCE_SOURCE,
  type EmergenceThreshold,
  exactMatch,
  METRIC_EFFECT_SOURCE,
  publishedScores,
  type PublishedScore,
  type Saturation,
  thresholdsAround,
  tokenEditDistance,
} from '../engine/abilities';
import { type Row, type Section } from './estimateSections';
import { formatPercent, formatPowerOfTen } from './format';
import { type Json, quantityJson } from './quantityJson';
import { noticeSentence } from './notices';
import { terminalEnglish, type Translate } from './translate';

/** What is predicted of a run's abilities, and the compute about which published models are looked up. */
export interface AbilityReport {
  /** FLOP */
  readonly compute: number;
  readonly predictions: readonly AbilityPrediction[];
}

/** Published models shown lie within this factor of the compute. */
const NEARBY = 3;
/** Of those, the nearest so many. */
const MODELS_SHOWN = 8;
/** Thresholds shown on either side of the compute. */
const THRESHOLDS_SHOWN = 4;

/** A score and its band. @example `55.3% (46%–64.5%)` */
export function scoreText({ score: { value, low, high } }: AbilityPrediction): string {
  const band =
    low === undefined || high === undefined ? '' : ` (${formatPercent(low)}–${formatPercent(high)})`;
  return `${formatPercent(value)}${band}`;
}

/** Where a score stands on its curve. */
function saturationLabel(saturation: Saturation, t: Translate): string {
  switch (saturation) {
    case 'floor':
      return t('hardly above guessing');
    case 'rising':
      return t('rising with scale');
    case 'ceiling':
      return t('near the ceiling of its curve');
  }
}

function points(gain: number): string {
  return `+${Number((gain * 100).toPrecision(2))}`;
}

function predictionRow(prediction: AbilityPrediction, t: Translate): Row {
  const { predictor, saturation, gainOfDoubling, score } = prediction;
  const deviation = predictor.spread?.standardDeviation;
  return {
    label: predictor.title,
    value: scoreText(prediction),
    note: [
      saturationLabel(saturation, t),
      t('{0} points if compute doubles', points(gainOfDoubling)),
      ...(deviation === undefined
        ? []
        : [t('±{0} points (1 σ) among families', (deviation * 100).toFixed(1))]),
      ...(score.low === undefined ? [t('no spread was measured')] : []),
    ].join(' · '),
    because: score.because,
  };
}

function nearby(compute: number, task: 'mmlu' | 'humaneval'): readonly PublishedScore[] {
  const distance = (each: PublishedScore) => Math.abs(Math.log(each.compute / compute));
  return publishedScores(task)
    .filter((each) => distance(each) <= Math.log(NEARBY))
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, MODELS_SHOWN)
    .sort((a, b) => a.compute - b.compute);
}

function publishedRow({ run, compute, score, tuned, confidence }: PublishedScore, t: Translate): Row {
  const remarks = [
    t('{0} FLOP', formatPowerOfTen(compute)),
    ...(tuned ? [t('after instruction tuning')] : []),
    ...(confidence === 'verified' ? [] : [confidenceLabel(confidence, t)]),
  ];
  return { label: run.name, value: formatPercent(score), note: remarks.join(' · ') };
}

function confidenceLabel(confidence: PublishedScore['confidence'], t: Translate): string {
  switch (confidence) {
    case 'verified':
      return t('read in the source');
    case 'mixed':
      return t('partly read in the source');
    case 'recalled':
      return t('recalled, not checked against a text');
    case 'estimate':
      return t("an outsider's estimate");
  }
}

function thresholdRow({ ability, flops, model }: EmergenceThreshold, t: Translate): Row {
  return { label: ability, value: t('{0} FLOP', formatPowerOfTen(flops)), note: model };
}

/** Scores, published models near them and thresholds, as rows for a table or a terminal; empty sections left out. */
export function abilitySections({ compute, predictions }: AbilityReport, t: Translate): readonly Section[] {
  const { passed, ahead } = thresholdsAround(compute);
  return [
    { title: t('Predicted scores'), rows: predictions.map((each) => predictionRow(each, t)) },
    {
      title: t('Published models of similar compute: MMLU'),
      rows: nearby(compute, 'mmlu').map((each) => publishedRow(each, t)),
    },
    {
      title: t('Published models of similar compute: HumanEval'),
      rows: nearby(compute, 'humaneval').map((each) => publishedRow(each, t)),
    },
    {
      title: t('Abilities first seen below this compute'),
      rows: passed.slice(-THRESHOLDS_SHOWN).map((each) => thresholdRow(each, t)),
    },
    {
      title: t('Abilities first seen above it'),
      rows: ahead.slice(0, THRESHOLDS_SHOWN).map((each) => thresholdRow(each, t)),
    },
  ].filter(({ rows }) => rows.length > 0);
}

/** What must be said with every score, as plain sentences. */
export function abilityRemarks(predictions: readonly AbilityPrediction[], t: Translate): readonly string[] {
  const outside = predictions.flatMap(({ score }) => score.because.notices);
  const exact = [0.9, 0.98].map((share) => formatPercent(exactMatch(share, 5)));
  const edits = [0.9, 0.98].map((share) => String(Number(tokenEditDistance(share, 5).toPrecision(2))));
  return [
    t(
      'The band of a score by compute is meant to hold 80% of the models of makers that the curve has not seen; at equal compute they differ by about ten points (1 σ), for data, recipe and prompts that compute does not know.',
    ),
    t(
      'Compute does not see the year: published models until 2022 lie about eight points below the curve of MMLU, those of 2024 and 2025 about five above.',
    ),
    t(
      'Scores of one name that are asked in different ways do not compare: ranked answers score far lower than answer letters.',
    ),
    t(
      'Thresholds ({0}) are where an ability was first seen in the models that existed; they move with data, tuning and metric.',
      EMERGENCE_SOURCE,
    ),
    t(
      'A leap may be the metric’s ({0}): as tokens right rise from 90% to 98%, all five of an answer are right in {1} and then {2} of cases, while wrong tokens only fall from {3} to {4}.',
      METRIC_EFFECT_SOURCE,
      exact[0] ?? '',
      exact[1] ?? '',
      edits[0] ?? '',
      edits[1] ?? '',
    ),
    t(
      'Against that ({0}): {1} leave chance only below a pre-training loss of about {2} on the authors’ own corpus, whatever the metric.',
      DU_2024_LOSS_THRESHOLD.source,
      DU_2024_LOSS_THRESHOLD.tasks.join(', '),
      DU_2024_LOSS_THRESHOLD.loss,
    ),
    ...new Set(outside.map((notice) => noticeSentence(notice, t))),
  ];
}

/** For `--json`: shares from 0 to 1, English, `null` where unknown. */
export function abilitiesJson({ compute, predictions }: AbilityReport): Json {
  const { passed, ahead } = thresholdsAround(compute);
  const threshold = ({ ability, flops, parameters, model }: EmergenceThreshold): Json => ({
    ability,
    flops,
    parameters,
    model,
  });
  return {
    compute,
    scores: predictions.map(({ predictor, score, saturation, gainOfDoubling }) => ({
      predictor: predictor.id,
      title: predictor.title,
      task: predictor.task,
      score: quantityJson(score),
      standardDeviation: predictor.spread?.standardDeviation ?? null,
      floor: predictor.floor,
      ceiling: predictor.ceiling,
      saturation,
      gainOfDoubling,
      population: predictor.population,
      confidence: predictor.confidence,
    })),
    thresholds: { passed: passed.map(threshold), ahead: ahead.map(threshold), source: EMERGENCE_SOURCE },
    remarks: abilityRemarks(predictions, terminalEnglish),
  };
}
