import { type Estimate, type LawPrediction, type NonEmbeddingEstimate } from '../engine/estimate';
import { type Because, type Quantity } from '../engine/quantity';
import { formatCount, formatExact, formatPercent } from './format';
import { formatBand, formatDuration, formatExactly, formatQuantity } from './formatQuantity';
import { inputLabel } from './inputWords';
import { componentLabel } from './componentLabel';
import { nameLabel, originLabel, shortConvention, verdictLabel } from './labels';
import { assumedMark, isAssumption, sizesFrom } from './provenance';
import { type Translate } from './translate';

/** One line of the estimate; plain text, ready for a terminal or, escaped, for Markdown. */
export interface Row {
  readonly label: string;
  /** With `≈` in front where it rests on an assumption. */
  readonly value: string;
  /** A remark behind the value: its share, who says it. */
  readonly note: string;
  /** A part of the row above it. */
  readonly isPart?: boolean;
  readonly because?: Because;
}

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Who says it, where that is not the file. */
function originNote({ because }: Quantity, t: Translate): string {
  const assumed = because.inputs.find(({ origin }) => isAssumption(origin));
  const [only, ...others] = because.inputs;
  const { origin, from } = assumed ?? (others.length === 0 ? only : undefined) ?? {};
  return origin === undefined || origin === 'derived' ? '' : originLabel(origin, t, from);
}

function row(label: string, quantity: Quantity | undefined, t: Translate, note?: string): readonly Row[] {
  if (quantity === undefined) return [];
  const value = `${assumedMark(quantity)}${formatQuantity(quantity, t)}`;
  return [{ label, value, note: note ?? originNote(quantity, t), because: quantity.because }];
}

/** Tokens per parameter; the label is the unit. */
export function ratioRow(quantity: Quantity | undefined, t: Translate): readonly Row[] {
  if (quantity === undefined) return [];
  const value = `${assumedMark(quantity)}${formatBand(quantity)}`;
  return [{ label: t('Tokens per parameter'), value, note: '', because: quantity.because }];
}

/** Sizes that people compare digit by digit. */
function exactRow(label: string, quantity: Quantity | undefined, t: Translate): readonly Row[] {
  if (quantity === undefined) return [];
  const rounded = { ...quantity, value: Math.round(quantity.value) };
  return row(label, quantity, t).map((each) => ({
    ...each,
    value: `${assumedMark(quantity)}${formatExactly(rounded, t)}`,
  }));
}

const countRow = (label: string, quantity: Quantity, t: Translate): Row => ({
  label,
  value: formatExactly(quantity, t),
  note: '',
  because: quantity.because,
});

/** Who says the sizes: the file, another or the table, and which of them are the framework's defaults. */
function sizesNote(count: Quantity, t: Translate): string {
  const { inputs } = count.because;
  const isStated = inputs.some(({ origin, from }) => origin === 'file' && from === undefined);
  const defaults = inputs
    .filter(({ origin, value }) => origin === 'format-default' && typeof value === 'number')
    .map((input) => inputLabel(input, t));
  return [
    isStated ? t('sizes in the file') : '',
    sizesFrom(count, t),
    defaults.length === 0 ? '' : t("the framework's defaults: {0}", defaults.join(', ')),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What is counted where the vocabulary is unknown. */
function nonEmbeddingRows(count: NonEmbeddingEstimate | undefined, t: Translate): readonly Row[] {
  if (count === undefined) return [];
  const { family, nonEmbedding, activeNonEmbedding, breakdown } = count;
  return [
    countRow(t('Non-embedding parameters'), nonEmbedding, t),
    ...breakdown.map(({ component, total }): Row => ({
      label: componentLabel(component, t),
      value: formatExact(total),
      note: '',
      isPart: true,
    })),
    ...(activeNonEmbedding.value < nonEmbedding.value
      ? [countRow(t('Active non-embedding parameters'), activeNonEmbedding, t)]
      : []),
    { label: t('Counted as'), value: family, note: sizesNote(nonEmbedding, t) },
  ];
}

function modelSection(
  { parameters, withoutEmbeddings, architecture }: Estimate,
  trained: readonly Row[],
  t: Translate,
): Section {
  const title = t('Model');
  if (parameters === undefined) return { title, rows: nonEmbeddingRows(withoutEmbeddings, t) };
  const { total, active, nonEmbedding, breakdown } = parameters;
  const parts = breakdown.map(({ component, total: count }): Row => ({
    label: componentLabel(component, t),
    value: formatExact(count),
    note: formatPercent(count / total.value),
    isPart: true,
  }));
  return {
    title,
    rows: [
      countRow(t('Parameters'), total, t),
      ...parts,
      ...(active.value < total.value ? [countRow(t('Active parameters'), active, t)] : []),
      countRow(t('Non-embedding parameters'), nonEmbedding, t),
      ...trained,
      ...(architecture === undefined
        ? []
        : [{ label: t('Counted as'), value: architecture.family, note: sizesNote(total, t) }]),
    ],
  };
}

const asPart = (each: Row): Row => ({ ...each, isPart: true });

function trainingSection({ training }: Estimate, words: readonly Row[], t: Translate): Section {
  const chosen = training.flops?.because.convention ?? training.flopsPerToken?.because.convention;
  const others = training.flopsByConvention
    .filter(({ convention }) => convention !== chosen)
    .map(({ convention, perToken, total }): Row => {
      const quantity =
        total === undefined
          ? ({ value: perToken, unit: 'FLOP/token' } as const)
          : ({ value: total, unit: 'FLOP' } as const);
      const value = formatQuantity(quantity, t);
      const name = shortConvention(convention, t);
      if (chosen !== undefined) return { label: name, value, note: '', isPart: true };
      // Without the vocabulary there is no row above it to be a part of.
      return { label: total === undefined ? t('FLOPs per token') : t('Training FLOPs'), value, note: name };
    });
  const note = chosen === undefined ? undefined : shortConvention(chosen, t);
  return {
    title: t('Training'),
    rows: [
      ...row(t('Training tokens'), training.tokens, t),
      ...ratioRow(training.tokensPerParameter, t),
      ...row(t('Unique tokens'), training.uniqueTokens, t),
      ...row(t('Epochs'), training.epochs, t),
      ...exactRow(t('Sequence length'), training.sequenceLength, t),
      ...exactRow(t('Global batch'), training.globalBatchSequences, t),
      ...exactRow(t('Micro-batch'), training.microBatchSequences, t).map(asPart),
      ...exactRow(t('Gradient accumulation'), training.gradientAccumulation, t).map(asPart),
      ...exactRow(t('Data parallelism'), training.dataParallel, t).map(asPart),
      ...exactRow(t('Tokens per step'), training.tokensPerStep, t),
      ...exactRow(t('Steps'), training.steps, t),
      ...exactRow(t('Warm-up steps'), training.warmupSteps, t),
      ...row(t('Warm-up tokens'), training.warmupTokens, t),
      ...words,
      ...row(t('FLOPs per token'), training.flopsPerToken, t, note),
      ...row(t('Training FLOPs'), training.flops, t, note),
      ...others,
    ],
  };
}

/** What one law says, in one line: loss, optimum, verdict. */
function predictionRow({ title, loss, optimum, verdict }: LawPrediction, t: Translate): Row {
  const best =
    optimum === undefined
      ? ''
      : t(
          'optimum {0} on {1}',
          formatCount(optimum.parameters.value),
          formatQuantity({ ...optimum.tokens, low: undefined }, t),
        );
  const ratio =
    optimum === undefined ? '' : t('{0} tokens per parameter', formatBand(optimum.tokensPerParameter));
  const value = loss === undefined ? t('no loss') : `${assumedMark(loss)}${formatQuantity(loss, t)}`;
  const note = [best, ratio, verdict === undefined ? '' : verdictLabel(verdict, t)]
    .filter((part) => part !== '')
    .join(' · ');
  return { label: title, value, note, because: loss?.because ?? optimum?.tokens.because };
}

function resourceSection({ resources }: Estimate, t: Translate): Section {
  const { acceleratorHours, wallClockHours, costUsd } = resources;
  const duration = wallClockHours === undefined ? '' : formatDuration(wallClockHours.value, t);
  return {
    title: t('Time and cost'),
    rows: [
      ...row(nameLabel('acceleratorHours', t), acceleratorHours, t, ''),
      ...row(nameLabel('wallClockHours', t), wallClockHours, t, duration),
      ...row(nameLabel('costUsd', t), costUsd, t, ''),
    ],
  };
}

/** The context a cache is for. */
function contextNote({ cacheBytesPerSequence }: Estimate['memory'], t: Translate): string {
  const tokens = cacheBytesPerSequence?.because.inputs[0]?.value;
  return typeof tokens === 'number' ? t('of {0} tokens', formatExact(tokens)) : '';
}

function servingSection({ serving }: Estimate, t: Translate): Section {
  const fullContext = t('at full context');
  return {
    title: t('Serving'),
    rows: [
      ...row(t('FLOPs per token, prefill'), serving?.prefillFlopsPerToken, t, t('average over the context')),
      ...row(t('FLOPs per token, decode'), serving?.decodeFlopsPerToken, t, fullContext),
    ],
  };
}

function memorySection({ memory }: Estimate, t: Translate): Section {
  return {
    title: t('Memory'),
    rows: [
      ...row(t('Weights'), memory.weightBytes, t),
      ...row(t('Weights, gradients and Adam states, unsharded'), memory.trainingStateBytes, t),
      ...row(t('KV cache per token'), memory.cacheBytesPerToken, t, ''),
      ...row(t('KV cache per sequence'), memory.cacheBytesPerSequence, t, contextNote(memory, t)),
      ...row(t('State per sequence'), memory.stateBytesPerSequence, t, ''),
    ],
  };
}

/** Rows of a config that no estimate has. */
export interface RowsBeside {
  /** What is trained where most weights are frozen, as `adapterRows` has it. */
  readonly model?: readonly Row[];
  /** What it states of training in words, as `trainingWordRows` has it. */
  readonly training?: readonly Row[];
}

/** The whole estimate as titled rows, empty sections left out: what the document and the terminal both show. */
export function estimateSections(
  estimate: Estimate,
  t: Translate,
  { model = [], training = [] }: RowsBeside = {},
): readonly Section[] {
  return [
    modelSection(estimate, model, t),
    trainingSection(estimate, training, t),
    { title: t('Predicted loss'), rows: estimate.predictions.map((each) => predictionRow(each, t)) },
    resourceSection(estimate, t),
    memorySection(estimate, t),
    servingSection(estimate, t),
  ].filter(({ rows }) => rows.length > 0);
}
