import { type Quantity } from '../quantity';
import { type PublishedRun } from './publishedRun';

/** What is compared. The report has words for each. */
export type EvidenceQuantity =
  /** All parameters, counted weight by weight. */
  | 'parameters'
  /** Those one token passes, of mixtures of experts. */
  | 'active-parameters'
  /** 6·N·D against the compute that somebody else stated or estimated. */
  | 'training-flops'
  /** The same with the forward pass that activation recomputation does again, against figures that count it. */
  | 'hardware-flops'
  /** Parameters that a paper or another program calls best for a budget. */
  | 'optimal-parameters'
  /** Tokens that a paper or another program calls best for a budget. */
  | 'optimal-tokens'
  /** Loss at a point, on the law's own corpus. */
  | 'loss'
  /** Loss of one model less that of another of its family, on one test set. */
  | 'loss-difference'
  /** Share of right answers. */
  | 'mmlu'
  | 'humaneval'
  /** Tasks as the OLMo ladder asks them. */
  | 'ladder-tasks'
  /** Accelerator-hours of a whole run. */
  | 'accelerator-hours'
  /** Model FLOPs utilisation, 0–1. */
  | 'utilization'
  /** Dollars at the price that the source reckons with. */
  | 'cost'
  | 'energy'
  | 'emissions'
  /** Bytes on the fullest accelerator while training. */
  | 'memory'
  /** Seconds of one training step. */
  | 'step-time'
  /** Bytes of keys and values of one sequence. */
  | 'cache'
  /** Tokens that one accelerator reads in a second while serving. */
  | 'reading-throughput'
  /** Tokens that one accelerator writes in a second while serving, the reading of the prompts counted in. */
  | 'output-throughput'
  /** Seconds until a prompt that comes alone is read. */
  | 'time-to-first-token';

export type EvidenceConfidence = PublishedRun['confidence'];

/** One number of the engine beside the published one. Both are in the quantity's unit. */
export interface Comparison {
  readonly quantity: EvidenceQuantity;
  /** Model, run or row of a table; unique within the quantity. */
  readonly name: string;
  /** The published run it is about, if it is about one. */
  readonly caseId?: string;
  readonly predicted: Quantity;
  readonly published: number;
  /** Who published it. */
  readonly source: string;
  readonly confidence: EvidenceConfidence;
  /** Set where the published figure is among those that the prediction's band was made of: it proves nothing then. */
  readonly madeBand?: boolean;
  /** What the reader must know about this row, in English. */
  readonly remark?: string;
}

/** Quantities whose error is a difference; relative errors of differences and of shares near 0 mean little. */
const ABSOLUTE: ReadonlySet<EvidenceQuantity> = new Set<EvidenceQuantity>([
  'loss-difference',
  'mmlu',
  'humaneval',
  'ladder-tasks',
  'utilization',
]);

/** Whether errors of the quantity are differences in its unit instead of shares of the published number. */
export function hasAbsoluteError(quantity: EvidenceQuantity): boolean {
  return ABSOLUTE.has(quantity);
}

/**
 * Predicted against published: a share of the published number, or, where {@link hasAbsoluteError}, a difference.
 *
 * @example errorOf(...) // 0.05 for 105 against 100 parameters; −0.02 for 68 % against 70 % of answers
 */
export function errorOf({ quantity, predicted, published }: Comparison): number {
  const difference = predicted.value - published;
  return hasAbsoluteError(quantity) ? difference : difference / published;
}

/**
 * Whether the published number lies in the prediction's band.
 * @returns undefined where the prediction has no band
 */
export function isInsideBand({ predicted: { low, high }, published }: Comparison): boolean | undefined {
  return low === undefined || high === undefined ? undefined : low <= published && published <= high;
}
