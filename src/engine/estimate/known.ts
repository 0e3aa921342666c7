import { type Assumed } from '../assumptions';
import { type AssumptionUse } from '../estimate';
import { NO_NOTICES } from '../notice';
import { type Because, type Input, type Quantity, type Unit } from '../quantity';
import { type FieldPath, type Origin, readElsewhere, type Sourced } from '../run';

/** A number on its way through the derivations: positive, finite, with where it came from. */
export interface Known {
  /** Id of the input, e.g. `tokensPerStep`. */
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  readonly origin: Origin;
  /** The field it was read from, if it was read. */
  readonly field?: FieldPath;
  /** Where it was read if not in the open file. */
  readonly from?: string;
  readonly formula: string;
  /** What it was computed from; itself if it was stated. */
  readonly inputs: readonly Input[];
  /** Citation or note; empty when nothing but the file or the user says it. */
  readonly source: string;
}

/** Strongest first: who wins when several say the same thing. */
const STRENGTH: readonly Origin[] = ['user', 'file', 'derived', 'format-default', 'setting', 'default'];
const DERIVED = STRENGTH.indexOf('derived');

const RANKS = Object.fromEntries(STRENGTH.map((origin, rank) => [origin, rank])) as Record<Origin, number>;

const rank = (origin: Origin): number => RANKS[origin];

/** Outside these nothing is meant seriously, and products of a few such numbers stay finite. */
const [SMALLEST, LARGEST] = [1e-40, 1e40];

/** Whether a number somebody says can be taken seriously. */
export function isSensible(value: unknown): value is number {
  return isUsable(value) && value >= SMALLEST && value <= LARGEST;
}

/** Whether a number can be reckoned with. */
export function isUsable(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

/** What a field says, or `undefined` if it says nothing usable. */
export function stated(
  name: string,
  unit: Unit,
  field: FieldPath,
  sourced: Sourced<number> | undefined,
): Known | undefined {
  if (sourced === undefined || !isSensible(sourced.value)) return undefined;
  const { value, origin, note = '' } = sourced;
  const formula = origin === 'derived' && note !== '' ? note : name;
  const source = origin === 'derived' ? '' : note;
  const from = readElsewhere(sourced);
  const elsewhere = from === undefined ? {} : { from };
  return {
    name,
    value,
    unit,
    origin,
    field,
    ...elsewhere,
    formula,
    inputs: [{ name, value, unit, field, origin, ...elsewhere }],
    source,
  };
}

/** What is assumed, or `undefined` if nothing usable is. */
export function assumed(
  name: string,
  unit: Unit,
  assumption: Assumed<number> | undefined,
): Known | undefined {
  if (assumption === undefined || !isSensible(assumption.value)) return undefined;
  const { value, origin, source } = assumption;
  return { name, value, unit, origin, formula: name, inputs: [{ name, value, unit, origin }], source };
}

/**
 * A number computed from others. It is as weak as the weakest of them; a user's word among facts of the file makes it
 * the user's, so that `--global-batch` changes the tokens although the file states the steps.
 */
export function derive(
  name: string,
  unit: Unit,
  formula: string,
  from: readonly (Known | undefined)[],
  compute: (...values: number[]) => number,
): Known | undefined {
  if (!from.every((each) => each !== undefined)) return undefined;
  const value = compute(...from.map((each) => each.value));
  if (!isUsable(value)) return undefined;
  let weakest = DERIVED;
  let saidByUser = false;
  for (const { origin } of from) {
    weakest = Math.max(weakest, rank(origin));
    saidByUser ||= origin === 'user';
  }
  const origin = saidByUser && weakest === DERIVED ? 'user' : (STRENGTH[weakest] ?? 'default');
  return { name, value, unit, origin, formula, inputs: from.map(asInput), source: '' };
}

/** The candidate with the strongest origin; of equals the first. */
export function strongest(...candidates: readonly (Known | undefined)[]): Known | undefined {
  let best: Known | undefined;
  for (const each of candidates) {
    if (each === undefined) continue;
    if (best === undefined || rank(each.origin) < rank(best.origin)) best = each;
  }
  return best;
}

/** The number as an input of another one; one that was stated or assumed has itself as its input already. */
export function asInput({ name, value, unit, field, from, origin, inputs: [itself] }: Known): Input {
  if (itself?.name === name && itself.value === value) return itself;
  if (field === undefined) return { name, value, unit, origin };
  return { name, value, unit, field, origin, ...(from === undefined ? {} : { from }) };
}

/** The number as it is shown. */
export function asQuantity(
  known: Known,
  because: Pick<Partial<Because>, 'source' | 'convention'> = {},
): Quantity {
  const { value, unit, formula, inputs, source } = known;
  const { convention } = because;
  return {
    value,
    unit,
    because: { formula, inputs, source: because.source ?? source, convention, notices: NO_NOTICES },
  };
}

/** Both ends of a number's band: the number itself where it has none, NaN where the band is open. */
export function endsOf({ value, low, high, because }: Quantity): readonly [number, number] {
  return because.band === undefined ? [value, value] : [low ?? NaN, high ?? NaN];
}

/** `default` or `setting` if anything of a number was assumed: the mark of it travels on to what is made of the number. */
export function assumedOrigin({ because }: Quantity): Origin | undefined {
  return because.inputs.find(({ origin }) => origin === 'default' || origin === 'setting')?.origin;
}

/** The number as an entry of the list of assumptions, or nothing if the file says it. */
export function asUse(known: Known): readonly AssumptionUse[] {
  const { name, value, unit, origin, source } = known;
  return origin === 'file' || origin === 'derived' ? [] : [{ name, value, unit, origin, source }];
}
