import { type ArchitectureFields, type Sourced } from '../../src/engine/run';

type Plain<T> = { readonly [K in keyof T]?: T[K] extends Sourced<infer V> | undefined ? V : never };

/** Architecture fields with plain values, as if a file stated them. */
export function stated(
  values: Plain<Omit<ArchitectureFields, 'familySpecific'>>,
  familySpecific: Readonly<Record<string, number | string | boolean>> = {},
): ArchitectureFields {
  const source = ([name, value]: [string, unknown]) => [name, { value, origin: 'file' }] as const;
  return {
    ...(Object.fromEntries(Object.entries(values).map(source)) as ArchitectureFields),
    familySpecific: Object.fromEntries(Object.entries(familySpecific).map(source)) as NonNullable<
      ArchitectureFields['familySpecific']
    >,
  };
}
