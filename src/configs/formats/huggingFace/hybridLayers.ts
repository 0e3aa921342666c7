import { type ArchitectureFields, type Sourced } from '../../../engine/run';
import { type FieldSource } from './fieldSource';

/** More layers than any model has: a list of them would only cost time. */
const MOST_LAYERS = 10_000;

/** A kind for each layer, decided by its index; undefined where the number of layers is not known. */
export function listLayers(
  source: FieldSource,
  { layers }: ArchitectureFields,
  kindOf: (index: number) => string,
  derivation: string,
  from?: Sourced<unknown>,
): Sourced<readonly string[]> | undefined {
  if (layers === undefined || layers.value > MOST_LAYERS) return undefined;
  const kinds = Array.from({ length: layers.value }, (_, index) => kindOf(index));
  return source.derive(kinds, derivation, from);
}

/** Layers named by index attend, the others do not; undefined where none are named. */
export function attendingAt(
  source: FieldSource,
  common: ArchitectureFields,
  key: string,
): Sourced<readonly string[]> | undefined {
  const named = source.section.peek(key) === undefined ? undefined : source.section.numbers(key);
  if (named === undefined) return undefined;
  const attending = new Set(named.value);
  return listLayers(source, common, (index) => (attending.has(index) ? 'attention' : 'other'), key, named);
}

/** One layer of each period attends: the one at `offset`. */
export function attendingEvery(
  source: FieldSource,
  common: ArchitectureFields,
  period: Sourced<number> | undefined,
  offset: number,
  derivation: string,
): Sourced<readonly string[]> | undefined {
  if (period === undefined) return undefined;
  const kindOf = (index: number): string => (index % period.value === offset ? 'attention' : 'other');
  return listLayers(source, common, kindOf, derivation, period);
}
