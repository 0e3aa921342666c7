import { type LegendEntry, type LegendShape } from '../picture/picture';

/** The entries whose condition holds, in their order. */
export function legendOf(
  entries: readonly (readonly [shape: LegendShape, label: string, occurs: boolean])[],
): readonly LegendEntry[] {
  return entries.flatMap(([shape, label, occurs]) => (occurs ? [{ shape, label }] : []));
}
