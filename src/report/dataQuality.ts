import { type QualityMeasure, qualityMeasures } from '../engine/dataQuality';
import { type DataQualityEffect } from '../engine/insights';
import { type Row, type Section } from './estimateSections';
import { formatCount, formatLoss, formatTimes } from './format';
import { type Json } from './json';
import { type Translate } from './translate';

function measureRow(measure: QualityMeasure, t: Translate): Row {
  const { title, multiplier, baseline, derivation, measuredBy, source, confidence } = measure;
  return {
    label: title,
    value: formatTimes(multiplier),
    note: [
      t('against {0}', baseline),
      measuredBy === 'loss' ? t('measured by loss') : t('measured by scores, which say less about loss'),
      derivation,
      source,
      ...(confidence === 'recalled' ? [t('recalled, not checked against a text')] : []),
    ].join(' · '),
  };
}

function effectRows({ law, effect }: DataQualityEffect, t: Translate): readonly Row[] {
  const { multiplier, tokens, effectiveTokens, lossWithout, lossWith, tokensForSameLoss } = effect;
  return [
    {
      label: t('Loss without the multiplier, by {0}', law),
      value: formatLoss(lossWithout, 4),
      note: t('{0} tokens', formatCount(tokens)),
    },
    {
      label: t('Loss with {0}, an assumption of yours', formatTimes(multiplier)),
      value: `≈${formatLoss(lossWith, 4)}`,
      note: t('worth {0} tokens of the law’s corpus', formatCount(effectiveTokens)),
    },
    {
      label: t('Tokens for the loss without it'),
      value: `≈${formatCount(tokensForSameLoss)}`,
      note: '',
    },
  ];
}

/** The effect of a stated worth of the data, and the published ones to hold it against. */
export function qualitySections(report: DataQualityEffect | undefined, t: Translate): readonly Section[] {
  return [
    ...(report === undefined ? [] : [{ title: t('Data quality'), rows: effectRows(report, t) }]),
    {
      title: t('Published multipliers of data quality, each against its own baseline'),
      rows: qualityMeasures.map((measure) => measureRow(measure, t)),
    },
  ];
}

/** For `--json`; `null` where nobody chose a multiplier. */
export function qualityJson(report: DataQualityEffect | undefined): Json {
  return report === undefined ? null : { law: report.law, ...report.effect };
}
