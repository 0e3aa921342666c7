import { numberIn } from './document/plainValue';

/** What a duration counts; `dur` is a share of the run. */
export type DurationUnit = 'steps' | 'tokens' | 'epochs' | 'samples' | 'seconds' | 'share';

/** A length of training as trainers write it. */
export interface Duration {
  readonly value: number;
  readonly unit: DurationUnit;
}

/** Composer's units (composer/core/time.py), and OLMo's `T`. */
const UNITS: ReadonlyMap<string, DurationUnit> = new Map<string, DurationUnit>([
  ['ba', 'steps'],
  ['iter', 'steps'],
  ['ep', 'epochs'],
  ['sp', 'samples'],
  ['tok', 'tokens'],
  ['sec', 'seconds'],
  ['dur', 'share'],
]);

const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['b', 1e9],
  ['t', 1e12],
]);

const AMOUNT = /^([-+\d._]+(?:[eE][-+]?\d+)?)\s*([kKmMbBtT])?\s*(ba|iter|ep|sp|tok|sec|dur)$/i;

/**
 * A Composer time string: `63900ba`, `2ep`, `3e4tok`, also `100B tok`.
 * @returns undefined if it is none
 * @example parseDuration('100B tok') // => { value: 1e11, unit: 'tokens' }
 */
export function parseDuration(text: string): Duration | undefined {
  const match = AMOUNT.exec(text.trim());
  const unit = UNITS.get(match?.[3]?.toLowerCase() ?? '');
  const number = numberIn(match?.[1] ?? '');
  if (unit === undefined || number === undefined) return undefined;
  const multiplier = MULTIPLIERS.get(match?.[2]?.toLowerCase() ?? '') ?? 1;
  return { value: unit === 'share' ? number : Math.trunc(number * multiplier), unit };
}

/**
 * OLMo's `max_duration`: a number of steps, tokens with a `T` (`2e12T` is two trillion tokens, not terabytes of them),
 * or epochs with `ep` (olmo/train.py, max_steps).
 * @returns undefined if it is none
 * @example parseOlmoDuration('2e12T') // => { value: 2e12, unit: 'tokens' }
 */
export function parseOlmoDuration(text: string): Duration | undefined {
  const match = /^(.*?)\s*(T|ep)?$/.exec(text.trim());
  const number = numberIn(match?.[1] ?? '');
  if (number === undefined) return undefined;
  const unit = match?.[2] === 'T' ? 'tokens' : match?.[2] === 'ep' ? 'epochs' : 'steps';
  return { value: Math.trunc(number), unit };
}

const COUNT = /^(\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?)\s*([kKmMbBgGtT])?(?:\s*tok(?:en)?s?)?$/;

/**
 * A count with a multiple, as people write it in configs of their own: `16M`, `8k`, `1.5T`, `100B tok`. OLMo's `2e12T`
 * is two trillion: a multiple behind an exponent multiplies nothing.
 * @param thousand what `k` stands for: 1024 in lengths, which are powers of two
 * @returns undefined if it is none or not whole
 * @example parseCount('8k', 1024) // => 8192
 */
export function parseCount(text: string, thousand = 1000): number | undefined {
  const match = COUNT.exec(text.trim());
  const number = numberIn(match?.[1] ?? '');
  if (match === null || number === undefined) return undefined;
  const suffix = match[2]?.toLowerCase().replace('g', 'b') ?? '';
  const hasExponent = /e/i.test(match[1] ?? '');
  const multiple = hasExponent ? 1 : suffix === 'k' ? thousand : (MULTIPLIERS.get(suffix) ?? 1);
  const value = Math.round(number * multiple);
  const exact = Math.abs(value - number * multiple) <= 1e-6 * value;
  return exact && value >= 1 && value <= 1e18 ? value : undefined;
}
