import { type Comparison, type EvidenceQuantity, isInsideBand } from './comparison';

/** How often a published figure lies in the band of the number that predicts it. */
export interface Coverage {
  /** Absent for all quantities together. */
  readonly quantity?: EvidenceQuantity;
  readonly inside: number;
  /** Rows whose prediction has a band. */
  readonly withBand: number;
  /** The same over rows whose published figure did not go into the band. */
  readonly insideUnseen: number;
  readonly unseen: number;
}

/** Bands are meant to hold this share of the published figures. */
export const AIM = 0.8;

/** Coverage of one set of rows. */
export function coverageOf(rows: readonly Comparison[], quantity?: EvidenceQuantity): Coverage {
  const banded = rows.filter((row) => isInsideBand(row) !== undefined);
  const unseen = banded.filter(({ madeBand }) => madeBand !== true);
  const inside = (of: readonly Comparison[]): number => of.filter((row) => isInsideBand(row) === true).length;
  const counts = {
    inside: inside(banded),
    withBand: banded.length,
    insideUnseen: inside(unseen),
    unseen: unseen.length,
  };
  return quantity === undefined ? counts : { quantity, ...counts };
}

/** Of every quantity that has a band, in the order of the rows, and last of all together. */
export function coverage(rows: readonly Comparison[]): readonly Coverage[] {
  const quantities = [...new Set(rows.map(({ quantity }) => quantity))];
  const each = quantities.map((quantity) =>
    coverageOf(
      rows.filter((row) => row.quantity === quantity),
      quantity,
    ),
  );
  return [...each.filter(({ withBand }) => withBand > 0), coverageOf(rows)];
}

/** Whether the aim is reached; undefined without a row that has a band. */
export function reachesAim({ inside, withBand }: Coverage): boolean | undefined {
  return withBand === 0 ? undefined : inside / withBand >= AIM;
}

/**
 * How often a band that holds the share {@link AIM} of all figures would hold so few of these or fewer, were they
 * drawn independently: Σ C(n, i)·0.8^i·0.2^(n − i), i ≤ inside. Figures of one maker are not independent, so that
 * missing the aim by chance is likelier still.
 *
 * @example chanceOfSoFew({ inside: 34, withBand: 46, … }) // 0.195
 */
export function chanceOfSoFew({ inside, withBand }: Coverage): number {
  let term = (1 - AIM) ** withBand;
  let sum = term;
  for (let i = 1; i <= inside; i++) {
    term *= ((withBand - i + 1) / i) * (AIM / (1 - AIM));
    sum += term;
  }
  return Math.min(sum, 1);
}
