import { type Comparison, errorOf, type EvidenceQuantity, isInsideBand } from './comparison';

/** How well one quantity is predicted. */
export interface QuantitySummary {
  readonly quantity: EvidenceQuantity;
  readonly count: number;
  /** Rows that agree to the last digit. */
  readonly exact: number;
  /** Median of the errors without their signs: a share, or a difference (`hasAbsoluteError`). */
  readonly medianError: number;
  readonly worst: Comparison;
  /** Of the rows with a band, those whose published number lies in it. */
  readonly inside: number;
  readonly withBand: number;
}

/** The quantities in the order in which they occur, each with its errors. */
export function summarise(comparisons: readonly Comparison[]): readonly QuantitySummary[] {
  const byQuantity = new Map<EvidenceQuantity, Comparison[]>();
  for (const each of comparisons)
    byQuantity.set(each.quantity, [...(byQuantity.get(each.quantity) ?? []), each]);
  return [...byQuantity].flatMap(([quantity, rows]) => {
    const sorted = [...rows].sort((left, right) => size(left) - size(right));
    const worst = sorted.at(-1);
    if (worst === undefined) return [];
    const insides = rows.map(isInsideBand).filter((inside) => inside !== undefined);
    return [
      {
        quantity,
        count: rows.length,
        exact: rows.filter((row) => row.predicted.value === row.published).length,
        medianError: median(sorted.map(size)),
        worst,
        inside: insides.filter(Boolean).length,
        withBand: insides.length,
      },
    ];
  });
}

function size(comparison: Comparison): number {
  return Math.abs(errorOf(comparison));
}

/** Of rising numbers; of two in the middle their mean. */
function median(rising: readonly number[]): number {
  const middle = Math.floor(rising.length / 2);
  const upper = rising[middle] ?? NaN;
  return rising.length % 2 === 1 ? upper : ((rising[middle - 1] ?? NaN) + upper) / 2;
}
