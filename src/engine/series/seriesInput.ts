import { type Assumptions } from '../assumptions';
import { type Estimate } from '../estimate';
import { type Law } from '../laws/law';
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
  /** How it is trained: batch, layout or precision, and a sequence length. */
  | 'training-setup'
  /** How long it is trained. */
  | 'tokens'
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
