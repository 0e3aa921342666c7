import { parseAmountWithUnit } from '../../engine/parseAmount';
import { type Translate } from '../../report/translate';

/** What a model serves over its life, as a person says it. */
export interface ServedDemand {
  readonly value: number;
  /** Tokens read and written, or requests of some of them each. */
  readonly unit: 'tokens' | 'requests';
}

const UNITS: Readonly<Record<string, ServedDemand['unit']>> = {
  '': 'tokens',
  token: 'tokens',
  tokens: 'tokens',
  request: 'requests',
  requests: 'requests',
  query: 'requests',
  queries: 'requests',
};

const DAY = 86_400;
/** Seconds of a time; a year of 365 days, a month a twelfth of it. */
const SECONDS: Readonly<Record<string, number>> = {
  second: 1,
  hour: 3600,
  day: DAY,
  week: 7 * DAY,
  month: (365 / 12) * DAY,
  year: 365 * DAY,
};

/** Longer than any demand: what is looked at while somebody types stays short. */
const LONGEST = 200;

/** An amount; per which time, if it is a rate; and for how long. */
const DEMAND =
  /^(.+?)(?:\s*(?:\bper|\ba|\/)\s*(second|hour|day|week|month|year))?(?:\s*(?:\bx|×|\*|\bfor|\bover)\s*([^a-z]+?)\s*(day|week|month|year)s?)?$/i;

/**
 * Reads a demand: `2T`, `10M requests`, `1M requests per day x 365 days`. A rate without a duration is none, nor is a
 * duration without a rate.
 * @returns undefined for what is not understood
 * @example servedDemand('5B tokens/day × 2 years') // => { value: 3.65e12, unit: 'tokens' }
 */
export function servedDemand(text: string): ServedDemand | undefined {
  const written = text.trim().replace(/\s+/g, ' ');
  if (written.length > LONGEST) return undefined;
  const [, said = '', per, long, times] = DEMAND.exec(written) ?? [];
  const amount = parseAmountWithUnit(said);
  if ('problem' in amount || (per === undefined) !== (times === undefined)) return undefined;
  const unit = Object.hasOwn(UNITS, amount.unit.toLowerCase()) ? UNITS[amount.unit.toLowerCase()] : undefined;
  const duration = times === undefined ? undefined : parseAmountWithUnit(long ?? '');
  if (unit === undefined || (duration !== undefined && ('problem' in duration || duration.unit !== '')))
    return undefined;
  const rate = SECONDS[per?.toLowerCase() ?? ''] ?? 1;
  const seconds = duration === undefined ? 1 : duration.value * (SECONDS[times?.toLowerCase() ?? ''] ?? 1);
  const value = Number(((amount.value * seconds) / rate).toPrecision(15));
  return value > 0 && value <= 1e30 ? { value, unit } : undefined;
}

/** What is wrong with a demand that somebody typed; an empty one says nothing and is not wrong. */
export function demandProblem(text: string, t: Translate): string | undefined {
  return text.trim() === '' || servedDemand(text) !== undefined
    ? undefined
    : t(
        '“{0}” is not understood. Examples: 2T, 10M requests, 1M requests per day x 365 days.',
        text.slice(0, 100),
      );
}
