import { type BandKind, type Because, type Quantity, type Unit } from '../../quantity';

/** How a prediction came about, less what all have in common. */
export interface Reason
  extends Pick<Because, 'formula' | 'source'>, Pick<Partial<Because>, 'inputs' | 'convention'> {
  readonly band?: {
    readonly low: number;
    readonly high: number;
    readonly kind: BandKind;
    readonly source: string;
  };
}

/** A prediction as a quantity. */
export function predictedQuantity(value: number, unit: Unit, reason: Reason): Quantity {
  const { formula, source, inputs = [], convention, band } = reason;
  const because = { formula, inputs, source, convention, notices: [] };
  if (band === undefined) return { value, unit, because };
  const { low, high, kind, source: from } = band;
  return { value, unit, low, high, because: { ...because, band: { kind, source: from } } };
}
