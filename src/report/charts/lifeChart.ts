import { type Range } from '../../engine/assumptions';
import { type LifeLine, type LifeSeries } from '../../engine/series';
import { lifePoints } from '../../engine/series/lifePoints';
import { formatLoss } from '../format';
import { formatBand, formatQuantity, formatValue } from '../formatQuantity';
import { demandWords, roleLabel } from '../lifetimeSizes';
import { type Translate } from '../translate';
import { whereToState } from '../whereToState';
import { type TextTable } from './textTable';

const dollars = (range: Range): string => formatBand({ ...range, unit: 'USD' });
const tokens = (value: number, t: Translate): string => formatValue(value, 'tokens', t);

/** Tokens that are served in one step of what is said about a price. */
const PRICED_TOKENS = 1e12;

/** What a line stands for. @example 'Half the parameters: 550M parameters on 17T tokens' */
export function lifeLineLabel({ role, parameters, trainedTokens }: LifeLine, t: Translate): string {
  const size = parameters === undefined ? undefined : formatValue(parameters, 'parameters', t);
  return size === undefined
    ? roleLabel(role, t)
    : t('{0}: {1} on {2}', roleLabel(role, t), size, tokens(trainedTokens, t));
}

/** What the chart of a life shows, in sentences. */
export function lifeChartSummary(name: string, series: LifeSeries, t: Translate): string[] {
  const { lines, expected, law } = series;
  const [run, ...others] = lines;
  if (run === undefined) return [];
  const each = scaled(run.perToken, PRICED_TOKENS);
  return [
    t(
      '{0}: training costs {1}, serving {2} per trillion tokens.',
      name,
      dollars(run.training),
      dollars(each),
    ),
    t('Serving has cost as much as training after {0}.', tokens(balanceOf(run), t)),
    ...(expected === undefined
      ? [
          t(
            'Nobody says how many tokens the model will serve: state {0}.',
            whereToState('inferenceTokens', t),
          ),
        ]
      : cheapestSentences(lines, expected, t)),
    ...others.flatMap((line) => cheaperSentence(line, t)),
    ...(law === undefined
      ? []
      : [t('All reach a loss of {0} by {1}.', t('{0} nats per token', formatLoss(law.loss)), law.title)]),
  ];
}

/** Tokens served at which serving has cost as much as training. */
export function balanceOf({ training, perToken }: LifeLine): number {
  return training.value / perToken.value;
}

/** What a model has cost after so many tokens served. */
export function costAfter({ training, perToken }: LifeLine, served: number): Range {
  const at = (end: keyof Range): number => training[end] + perToken[end] * served;
  return { value: at('value'), low: at('low'), high: at('high') };
}

function scaled({ value, low, high }: Range, factor: number): Range {
  return { value: value * factor, low: low * factor, high: high * factor };
}

function cheapestSentences(lines: readonly LifeLine[], expected: number, t: Translate): readonly string[] {
  const byCost = [...lines].sort(
    (one, other) => costAfter(one, expected).value - costAfter(other, expected).value,
  );
  const [cheapest] = byCost;
  const [run] = lines;
  if (cheapest === undefined || run === undefined) return [];
  return [
    t(
      'After the {0} that are expected this run has cost {1}. The least: {2}, {3}.',
      tokens(expected, t),
      dollars(costAfter(run, expected)),
      dollars(costAfter(cheapest, expected)),
      lifeLineLabel(cheapest, t),
    ),
  ];
}

function cheaperSentence(line: LifeLine, t: Translate): readonly string[] {
  const { cheaper } = line;
  if (cheaper === undefined) return [];
  const demand = cheaper.tokens === undefined ? '' : formatQuantity({ ...cheaper.tokens, unit: 'tokens' }, t);
  const when = demandWords(cheaper.kind, demand, t);
  return [t('{0}; cheaper than this run: {1}.', lifeLineLabel(line, t), when)];
}

/** What a reader must know of the numbers. */
export function aboutLifeChart({ law, accelerator, bandSource }: LifeSeries, t: Translate): string[] {
  return [
    'N · (k_tr · D + k_inf · D_inf)',
    t(
      'Models of the same predicted loss, not of equal abilities; every size trains at this run’s price per FLOP and serves on {0} at its price per token and parameter (docs/LIFETIME.md).',
      accelerator,
    ),
    ...(law === undefined || law.citation === '' ? [] : [t('Source: {0}.', law.citation)]),
    ...(bandSource === undefined ? [] : [t('Band: {0}.', bandSource)]),
  ];
}

/** Demands down, models across. */
export function lifeChartTable({ lines, served, expected }: LifeSeries, t: Translate): TextTable {
  const grid = lines[0] === undefined ? [] : lifePoints(lines[0], served);
  const demands = [...(expected === undefined ? [] : [expected]), ...grid.map((point) => point.served)];
  const heads = lines.map((line) => roleLabel(line.role, t));
  return {
    caption: t('Cost over a life against tokens served'),
    head: [t('Tokens served'), ...heads, t('Cheapest')],
    rows: demands.map((demand) => {
      const costs = lines.map((line) => costAfter(line, demand));
      const least = costs.reduce(
        (best, cost, index) => (cost.value < (costs[best]?.value ?? 0) ? index : best),
        0,
      );
      return [formatBand({ value: demand, unit: 'tokens' }), ...costs.map(dollars), heads[least] ?? ''];
    }),
  };
}

/** What a point of a line says under the pointer. */
export function lifePointLines(line: LifeLine, served: number, t: Translate): readonly string[] {
  return [
    t('{0} served', tokens(served, t)),
    dollars(costAfter(line, served)),
    ...(line.parameters === undefined ? [] : [formatValue(line.parameters, 'parameters', t)]),
    t('trained on {0}', tokens(line.trainedTokens, t)),
  ];
}
