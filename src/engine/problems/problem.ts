import { type Notice, type NoticeCode, type Severity } from '../notice';
import { type Sourced } from '../run';

/** A count as a file may state it: what nobody could mean is no count. */
export function countOf(sourced: Sourced<unknown> | undefined): number | undefined {
  const value = sourced?.value;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : undefined;
}

/** Like {@link countOf}, but nothing where one rank is all there is. */
export function splitOf(sourced: Sourced<unknown> | undefined): number | undefined {
  const count = countOf(sourced);
  return count === undefined || count < 2 ? undefined : count;
}

/**
 * A problem of a layout, marked at the first of the values that stands in the text: the one to change first.
 * @param required whether the framework is known to refuse it
 */
export function problem(
  code: NoticeCode,
  required: boolean,
  args: Notice['args'],
  ...values: readonly (Sourced<unknown> | undefined)[]
): Notice {
  return { code, severity: severityOf(required), args, ...placeOf(...values) };
}

/** Where the first of the values stands that stands anywhere. */
export function placeOf(...values: readonly (Sourced<unknown> | undefined)[]): Pick<Notice, 'at'> {
  const at = values.find((each) => each?.at !== undefined)?.at;
  return at === undefined ? {} : { at };
}

const severityOf = (required: boolean): Severity => (required ? 'error' : 'warning');
