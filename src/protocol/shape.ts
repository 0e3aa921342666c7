/** Says whether something that arrived is a `T`. */
export type Guard<T> = (value: unknown) => value is T;

/** A number that can be drawn. */
export const isNumber: Guard<number> = (value): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** A text. */
export const isText: Guard<string> = (value): value is string => typeof value === 'string';

/** Yes or no. */
export const isFlag: Guard<boolean> = (value): value is boolean => typeof value === 'boolean';

/** Whether a value is an object with named fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that may be absent. */
export function optional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value);
}

/** Any of two. */
export function either<A, B>(one: Guard<A>, other: Guard<B>): Guard<A | B> {
  return (value): value is A | B => one(value) || other(value);
}

/** A list of such values. */
export function listOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every((each) => guard(each));
}

/** One of these words; the compiler asks for all that the type has. */
export function wordOf<T extends string>(words: Readonly<Record<T, true>>): Guard<T> {
  return (value): value is T => typeof value === 'string' && Object.hasOwn(words, value);
}

/** An object whose fields are all as they should be; the compiler asks for a guard of each. */
export function shape<T extends object>(fields: {
  readonly [Name in keyof Required<T>]: Guard<T[Name]>;
}): Guard<T> {
  const guards = Object.entries(fields) as readonly (readonly [string, Guard<unknown>])[];
  return (value): value is T => isRecord(value) && guards.every(([name, guard]) => guard(value[name]));
}
