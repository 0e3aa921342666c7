import { type ServingCurve, type ServingCurvePoint } from '../../engine/series';
import { formatExact } from '../format';
import { formatBand, formatQuantity, formatValue } from '../formatQuantity';
import { nameLabel } from '../labels';
import { type Translate } from '../translate';
import { type TextTable } from './textTable';

const seconds = (point: ServingCurvePoint): string =>
  formatBand({ ...point.secondsPerOutputToken, unit: 'seconds' });

const rate = (point: ServingCurvePoint): string =>
  formatBand({ ...point.outputTokensPerSecond, unit: 'tokens/s' });

/** How many sequences a point has. @example '64 together' */
export function togetherLabel({ concurrency }: ServingCurvePoint, t: Translate): string {
  return t('{0} together', formatExact(concurrency));
}

/** What the chart of serving shows, in sentences. */
export function servingChartSummary(name: string, curve: ServingCurve, t: Translate): string[] {
  const { points, chosen, mostSequences, assumed } = curve;
  const most = points.at(-1);
  return [
    t(
      '{0} on {1} × {2} in {3}, {4} tokens in and {5} out.',
      name,
      formatExact(curve.accelerators),
      curve.accelerator,
      curve.weightPrecision,
      formatExact(curve.promptTokens),
      formatExact(curve.outputTokens),
    ),
    ...(chosen === undefined ? [] : [pointSentence(togetherLabel(chosen, t), chosen, t)]),
    ...(most === undefined || mostSequences === undefined || most.concurrency === chosen?.concurrency
      ? []
      : [pointSentence(t('{0} together, the most that fit', formatExact(mostSequences)), most, t)]),
    ...(assumed.length === 0
      ? []
      : [
          t(
            'Assumed, since the file does not say: {0}.',
            assumed.map((each) => `${nameLabel(each.name, t)} ${valueText(each.value)}`).join(', '),
          ),
        ]),
  ];
}

const valueText = (value: number | string): string =>
  typeof value === 'number' ? formatExact(value) : value;

function pointSentence(label: string, point: ServingCurvePoint, t: Translate): string {
  return t(
    '{0}: {1} per output token, {2} tokens per second and GPU.',
    label,
    formatValue(point.secondsPerOutputToken.value, 'seconds', t),
    formatBand({ value: point.outputTokensPerSecond.value, unit: 'tokens/s' }),
  );
}

/** What a reader must know of the numbers. */
export function aboutServingChart({ source }: ServingCurve, t: Translate): string[] {
  return [
    'B / (t_prefill(B) + output · t_decode(B)) · output / G',
    t(
      'A busy replica that reads and writes in turns, by roofline with measured shares of peak and bandwidth; faster steps and more tokens belong to the same end of the band (docs/SERVING.md).',
    ),
    t('Source: {0}.', source),
  ];
}

/** Few sequences together first; the one that is served is marked in words. */
export function servingChartTable(curve: ServingCurve, t: Translate): TextTable {
  const { points, chosen, mostSequences } = curve;
  const isChosen = (point: ServingCurvePoint): boolean => point.concurrency === chosen?.concurrency;
  const extra = chosen === undefined || points.some(isChosen) ? [] : [chosen];
  const all = [...points, ...extra].sort((one, other) => one.concurrency - other.concurrency);
  const priced = all.some(({ usdPerMillionOutputTokens }) => usdPerMillionOutputTokens !== undefined);
  return {
    caption: t('More or fewer sequences together'),
    head: [
      t('Sequences together'),
      t('Time per output token'),
      t('Tokens written per second and GPU'),
      ...(priced ? [t('Writing a million tokens')] : []),
      t('Remarks'),
    ],
    rows: all.map((point) => [
      formatExact(point.concurrency),
      seconds(point),
      rate(point),
      ...(priced ? [priceOf(point)] : []),
      [
        ...(isChosen(point) ? [t('as it is served')] : []),
        ...(point.concurrency === mostSequences ? [t('the most that fit')] : []),
      ].join(', '),
    ]),
  };
}

function priceOf({ usdPerMillionOutputTokens: value }: ServingCurvePoint): string {
  return formatBand(value === undefined ? undefined : { value, unit: 'USD/million-tokens' });
}

/** What a point says under the pointer. */
export function servingPointLines(point: ServingCurvePoint, t: Translate): readonly string[] {
  const price = point.usdPerMillionOutputTokens;
  return [
    t('{0} per output token', seconds(point)),
    t('{0} per GPU', formatQuantity({ ...point.outputTokensPerSecond, unit: 'tokens/s' }, t)),
    ...(price === undefined ? [] : [formatValue(price, 'USD/million-tokens', t)]),
  ];
}
