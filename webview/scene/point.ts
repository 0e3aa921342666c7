import { type PublishedRun } from '../../src/engine/evidence/publishedRun';
import { type Band } from '../../src/engine/laws/law';

/** What a point of the chart stands for; each has a marker of its own. */
export type PointKind = 'run' | 'optimum' | 'dense' | 'moe';

/** One point of the chart. */
export interface ChartPoint {
  readonly kind: PointKind;
  /** Empty for the optimum: the reader's language has a word for it. */
  readonly name: string;
  /** FLOP, 6·N·D. */
  readonly compute: number;
  /** The number on the vertical axis of the view. */
  readonly value: number;
  readonly insideFit: boolean;
  /** Drawn through the point. */
  readonly band?: Band;
  /** Of a published run: the citation and how far it can be trusted. */
  readonly source?: string;
  readonly confidence?: PublishedRun['confidence'];
}

/** One point of the line, with the edges of its band where one is known. */
export interface CurveSample {
  /** FLOP */
  readonly compute: number;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly insideFit: boolean;
}
