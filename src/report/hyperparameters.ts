import {
  type Advice,
  type CriticalBatchUse,
  type HyperparameterAdvice,
  type Standing,
  type StatedValue,
} from '../engine/hyperparameters/advice';
import { type BatchStanding } from '../engine/hyperparameters/batchTradeOff';
import { type Notice } from '../engine/notice';
import { type Quantity } from '../engine/quantity';
import { type FieldPath } from '../engine/run';
import { annealingRows } from './annealing';
import { type Row, type Section } from './estimateSections';
import { formatPercent, formatScientific, formatTimes } from './format';
import { formatQuantity } from './formatQuantity';
import { originLabel } from './labels';
import { escapeMarkdown as md, markdownTable, paragraphs } from './markdown';
import { noticeSentence, sortedNotices } from './notices';
import { assumedMark, becauseText } from './provenance';
import { type Translate } from './translate';

/** A learning rate as people write it, a batch with its unit. */
function shown(quantity: Quantity, t: Translate): string {
  const value = quantity.unit === 'ratio' ? formatScientific(quantity.value) : formatQuantity(quantity, t);
  return `${assumedMark(quantity)}${value}`;
}

/** What must be known before one reads the number: asked too far, how near its fit came. */
function adviceNote({ insideFit, lossWithin }: Advice, t: Translate): string {
  if (!insideFit) return t('extrapolated');
  return lossWithin === undefined ? '' : t('within {0} of the best loss', formatPercent(lossWithin));
}

function adviceRow(advice: Advice, t: Translate): Row {
  const { title, value } = advice;
  return { label: title, value: shown(value, t), note: adviceNote(advice, t), because: value.because };
}

function standingWords(standing: Standing, t: Translate): string {
  switch (standing) {
    case 'below-all':
      return t('below all that cover this run');
    case 'among':
      return t('among those that cover this run');
    case 'above-all':
      return t('above all that cover this run');
  }
}

/** The file's own value, first. */
function statedRow(stated: StatedValue | undefined, t: Translate): readonly Row[] {
  if (stated === undefined) return [];
  const { name, value, unit = 'ratio', origin, from } = stated.value;
  const quantity: Quantity = {
    value,
    unit,
    because: { formula: name, inputs: [stated.value], source: '', notices: [] },
  };
  const label =
    origin === undefined || origin === 'file'
      ? from === undefined
        ? t('In the file')
        : t('In {0}', from)
      : t('This run ({0})', originLabel(origin, t));
  const note = stated.standing === undefined ? '' : standingWords(stated.standing, t);
  return [{ label, value: shown(quantity, t), note }];
}

function batchStandingWords(standing: BatchStanding, t: Translate): string {
  switch (standing) {
    case 'below-critical':
      return t('well below the critical batch: a larger one saves time for little compute');
    case 'near-critical':
      return t('near the critical batch: time and compute in balance');
    case 'beyond-critical':
      return t('well beyond the critical batch: a smaller one saves compute for little time');
  }
}

function tradeOffRows(use: CriticalBatchUse | undefined, t: Translate): readonly Row[] {
  if (use === undefined) return [];
  const { insideFit, standing, source } = use;
  const because = (formula: string) => ({ formula, inputs: [], source, notices: [] });
  const doubling = t(
    '{0} fewer steps, {1} more compute',
    formatPercent(use.stepsSavedByDoubling),
    formatPercent(use.computeAddedByDoubling),
  );
  return [
    {
      label: t('Steps against the fewest possible'),
      value: formatTimes(use.timesFewestSteps),
      note: '',
      because: because('S/S_min = 1 + B_crit/B'),
    },
    {
      label: t('Compute against the least possible'),
      value: formatTimes(use.timesLeastCompute),
      note: insideFit ? batchStandingWords(standing, t) : t('extrapolated'),
      because: because('E/E_min = 1 + B/B_crit'),
    },
    { label: t('Doubling the batch'), value: doubling, note: t('to the same loss') },
  ];
}

function learningRateRows(
  { learningRate, learningRates }: HyperparameterAdvice,
  t: Translate,
): readonly Row[] {
  return [...statedRow(learningRate, t), ...learningRates.map((each) => adviceRow(each, t))];
}

function batchRows(advice: HyperparameterAdvice, t: Translate): readonly Row[] {
  const { batch, batches, criticalBatches, tradeOff, criticalBatchGrowth } = advice;
  const critical = criticalBatches.map((each): Row => ({
    ...adviceRow(each, t),
    label: t('Critical batch, {0}', each.title),
  }));
  const growth: Row = {
    label: t('Critical batch with twice the tokens'),
    value: formatTimes(criticalBatchGrowth.value),
    note: t('recalled in part'),
    because: criticalBatchGrowth.because,
  };
  return [
    ...statedRow(batch, t),
    ...batches.map((each) => adviceRow(each, t)),
    ...critical,
    ...tradeOffRows(tradeOff, t),
    ...(critical.length === 0 ? [] : [growth]),
  ];
}

function scheduleRows(advice: HyperparameterAdvice, t: Translate): readonly Row[] {
  const { annealing, cooldownSteps, warmupShare } = advice;
  const rows: Row[] = [];
  if (warmupShare !== undefined)
    rows.push({
      label: t('Warm-up, share of the steps'),
      value: `${assumedMark(warmupShare)}${formatPercent(warmupShare.value)}`,
      note: '',
      because: warmupShare.because,
    });
  if (cooldownSteps !== undefined) {
    const { low = cooldownSteps.value, high = cooldownSteps.value, because } = cooldownSteps;
    const steps = (value: number): string => formatQuantity({ value, unit: 'steps' }, t);
    rows.push({
      label: t('Cooldown after a constant rate'),
      value: `${assumedMark(cooldownSteps)}${t('{0} to {1}', steps(low), steps(high))}`,
      note: t('for schedules of warm-up, constant rate and decay; recalled in part'),
      because,
    });
  }
  return [...rows, ...annealingRows(annealing, t)];
}

/** All advice as titled rows, empty sections left out: for documents and the terminal. */
export function hyperparameterSections(advice: HyperparameterAdvice, t: Translate): readonly Section[] {
  const sections: readonly Section[] = [
    { title: t('Recommended learning rate'), rows: learningRateRows(advice, t) },
    { title: t('Recommended batch'), rows: batchRows(advice, t) },
    { title: t('Schedule'), rows: scheduleRows(advice, t) },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

/** What the advice itself warns of, each remark once. */
export function hyperparameterNotices(advice: HyperparameterAdvice): readonly Notice[] {
  const { learningRates, batches, criticalBatches } = advice;
  const all = [...learningRates, ...batches, ...criticalBatches].flatMap(({ notices }) => notices);
  const known = new Map(all.map((notice) => [JSON.stringify([notice.code, notice.args]), notice]));
  return sortedNotices([...known.values()]);
}

const BATCH_FIELDS: readonly FieldPath[] = [
  'training.tokensPerStep',
  'training.globalBatchSequences',
  'training.microBatchSequences',
  'training.gradientAccumulation',
];
const SCHEDULE_FIELDS: readonly FieldPath[] = ['training.warmupSteps', 'training.schedule', 'training.steps'];

/** The rows that concern a field. */
function rowsFor(field: FieldPath, advice: HyperparameterAdvice, t: Translate): readonly Row[] {
  if (field === 'training.learningRate') return learningRateRows(advice, t);
  if (BATCH_FIELDS.includes(field)) return batchRows(advice, t);
  return SCHEDULE_FIELDS.includes(field) ? scheduleRows(advice, t) : [];
}

/**
 * The part of a hover that says what published work recommends for this field; `undefined` where it says nothing.
 * Everything is escaped.
 */
export function hyperparameterHover(
  field: FieldPath,
  advice: HyperparameterAdvice,
  t: Translate,
): string | undefined {
  const rows = rowsFor(field, advice, t);
  if (rows.length === 0) return undefined;
  const table = markdownTable(
    ['', t('Recommended'), ''].map(md),
    rows.map(({ label, value, note }) => [md(label), md(value), note === '' ? '' : `&emsp;${md(note)}`]),
  );
  const formulas = rows.flatMap(({ label, because }) =>
    because === undefined ? [] : [`- ${md(label)}: ${md(becauseText(because, t))}`],
  );
  return paragraphs(table, formulas.join('\n'));
}

/** The remarks as a Markdown list; empty where there are none. */
export function hyperparameterRemarks(advice: HyperparameterAdvice, t: Translate): string {
  return hyperparameterNotices(advice)
    .map((notice) => `- ${md(noticeSentence(notice, t))}`)
    .join('\n');
}
