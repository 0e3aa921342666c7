import { type Assumptions, type Range } from '../assumptions';
import { type Estimate } from '../estimate';
import { type Law } from '../laws/law';
import { type Quantity } from '../quantity';
import { type RunDescription } from '../run';

/** What every series is computed from: a run with its estimate under the same assumptions. */
export interface SeriesInput {
  readonly run: RunDescription;
  readonly estimate: Estimate;
  readonly assumptions: Assumptions;
  /** Where the laws that the assumptions name are looked up. */
  readonly laws: readonly Law[];
}

/** What a series needs and neither file nor person says; the report has a sentence for each. */
export type MissingForSeries =
  /** A model that can be counted. */
  | 'architecture'
  /** A model that reads and writes with the same layers: encoders are not served token by token. */
  | 'decoder'
  /** How it is trained: batch, layout or precision, and a sequence length. */
  | 'training-setup'
  /** How long it is trained. */
  | 'tokens'
  /** Training of all weights: what an adapter alone costs is not estimated. */
  | 'full-training'
  /** An accelerator whose peak is known. */
  | 'accelerator'
  /** Accelerators that hold the model while it serves. */
  | 'room'
  /** Bandwidth or links of the accelerator that serves. */
  | 'rates';

/** A series that cannot be drawn, and why. */
export interface NoSeries {
  readonly missing: readonly MissingForSeries[];
}

/** Something that went into a series and is an assumption: neither file nor person says it. */
export interface AssumedInput {
  readonly name: string;
  readonly value: number | string;
}

/** Whether there is something to draw. */
export function isDrawable<T extends object>(series: T | NoSeries): series is T {
  return !('missing' in series);
}

/** A number with its ends; one that is not known is the number itself. */
export function rangeOf({
  value,
  low = value,
  high = value,
}: Pick<Quantity, 'value' | 'low' | 'high'>): Range {
  return { value, low, high };
}
