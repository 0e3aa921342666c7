import { type CostPoint, type CostSeries } from '../../engine/series';
import { formatLoss, formatTimes } from '../format';
import { formatBand, formatQuantity, formatValue } from '../formatQuantity';
import { type Translate } from '../translate';
import { type TextTable } from './textTable';

const tokens = (point: CostPoint, t: Translate): string => formatValue(point.tokens, 'tokens', t);

/** A cost with its band. @example '$63.1K ($39K–$109K)' */
export function costText({ cost }: CostPoint, { unit }: CostSeries, t: Translate): string {
  return formatQuantity({ ...cost, unit }, t);
}

/** What the chart of cost shows, in sentences. */
export function costChartSummary(name: string, series: CostSeries, t: Translate): string[] {
  const { run, optimal, law, tokensAssumed } = series;
  const loss = run.loss === undefined ? undefined : formatLoss(run.loss);
  return [
    t('{0}: training on {1} costs {2}.', name, tokens(run, t), costText(run, series, t)),
    ...(tokensAssumed ? [t('The tokens are assumed; the file does not state them.')] : []),
    ...(law === undefined || loss === undefined
      ? []
      : [t('{0} predicts a loss of {1}.', law.title, t('{0} nats per token', loss))]),
    ...(optimal === undefined || law === undefined ? [] : [optimalSentence(series, optimal, law.title, t)]),
  ];
}

function optimalSentence(series: CostSeries, optimal: CostPoint, law: string, t: Translate): string {
  const ratio = formatTimes(series.run.tokens / optimal.tokens);
  const cost = costText(optimal, series, t);
  return optimal.loss === undefined
    ? t(
        'A model of this size is the best use of its compute on {0}, for {1} ({2}); this run trains {3} as long.',
        tokens(optimal, t),
        cost,
        law,
        ratio,
      )
    : t(
        'A model of this size is the best use of its compute on {0}, for {1} and a loss of {2} ({3}); this run trains {4} as long.',
        tokens(optimal, t),
        cost,
        formatLoss(optimal.loss),
        law,
        ratio,
      );
}

/** What a reader must know of the numbers. */
export function aboutCostChart({ formula, source, bandSource, law }: CostSeries, t: Translate): string[] {
  return [
    formula,
    t('The same model on fewer and on more tokens, at the utilisation and price of the run.'),
    ...(source === '' ? [] : [t('Source: {0}.', source)]),
    ...(bandSource === undefined ? [] : [t('Band: {0}.', bandSource)]),
    ...(law === undefined
      ? []
      : [
          t('Losses are predictions for {0}: do not compare them with those of another law.', law.corpus),
          t('Source: {0}.', law.citation),
        ]),
  ];
}

/** The run, the best length for its size, then the line. */
export function costChartTable(series: CostSeries, t: Translate): TextTable {
  const { run, optimal, points, law } = series;
  const row = (point: CostPoint, label: string): readonly string[] => [
    label,
    formatBand({ value: point.tokens, unit: 'tokens' }),
    costText(point, series, t),
    ...(law === undefined ? [] : [formatBand(lossOf(point))]),
    point.insideFit === undefined ? '' : point.insideFit ? t('inside') : t('extrapolated'),
  ];
  return {
    caption: t('Training cost against tokens'),
    head: [t('Run'), t('Tokens'), t('Cost'), ...(law === undefined ? [] : [t('Predicted loss')]), t('Fit')],
    rows: [
      row(run, t('This run')),
      ...(optimal === undefined ? [] : [row(optimal, t('Compute-optimal for this size'))]),
      ...points.map((point) => row(point, formatTimes(point.tokens / run.tokens))),
    ],
  };
}

function lossOf({ loss }: CostPoint): Parameters<typeof formatBand>[0] {
  return loss === undefined ? undefined : { value: loss, unit: 'nats/token' };
}

/** What a point says under the pointer. */
export function costPointLines(point: CostPoint, series: CostSeries, t: Translate): readonly string[] {
  return [
    tokens(point, t),
    costText(point, series, t),
    ...(point.loss === undefined ? [] : [t('predicted loss {0}', formatLoss(point.loss))]),
    ...(point.insideFit === false ? [t('outside the fitted range')] : []),
  ];
}
