import { type ArchitectureFields, type Sourced } from '../../../engine/run';
import { type FieldSource } from './fieldSource';

/** What one model type says in keys of its own, given the fields that all share. */
export type Quirk = (source: FieldSource, common: ArchitectureFields) => ArchitectureFields;

export type Special = NonNullable<ArchitectureFields['familySpecific']>;

/** Special numbers, those that are missing left out, on top of those already there. */
export function special(
  values: Readonly<Record<string, Special[string] | undefined>>,
  common: ArchitectureFields,
): ArchitectureFields {
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  return { familySpecific: { ...common.familySpecific, ...(Object.fromEntries(known) as Special) } };
}

/** Four times the model’s width, as a derived value. */
export function fourTimes(
  source: FieldSource,
  hiddenSize: Sourced<number> | undefined,
): Sourced<number> | undefined {
  return hiddenSize === undefined
    ? undefined
    : source.derive(4 * hiddenSize.value, '4 × hidden size', hiddenSize);
}
