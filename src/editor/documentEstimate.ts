import { type Assumptions } from '../engine/assumptions';
import { type Estimate } from '../engine/estimate';
import { type Law } from '../engine/laws/law';
import { type Notice } from '../engine/notice';
import { type ShownPart } from './lastGoodParts';

/** A document as the service needs it; `vscode.TextDocument` is one. */
export interface SourceDocument {
  readonly uri: { readonly path: string; toString(): string };
  readonly version: number;
  readonly languageId: string;
  readonly isClosed: boolean;
  getText(): string;
}

/** One model or run of a document with its estimate. */
export interface EstimatedPart extends ShownPart {
  readonly estimate: Estimate;
}

/** What is known about one version of a document that is a model or training config. */
export interface DocumentEstimate {
  readonly version: number;
  readonly assumptions: Assumptions;
  /** The laws that the assumptions name. */
  readonly laws: readonly Law[];
  /** What the text says now, without anything kept from before. */
  readonly parts: readonly EstimatedPart[];
  /** What lenses and chart show: half-typed parts as they were last readable. */
  readonly shown: readonly EstimatedPart[];
  /** About the text as a whole; remarks on the parts are in the parts and their estimates. */
  readonly notices: readonly Notice[];
}

/** The first part whose model can be counted. */
export function firstCounted({ parts }: DocumentEstimate): EstimatedPart | undefined {
  return parts.find(({ estimate }) => estimate.architecture !== undefined);
}

/** Every remark about the text as it is now. */
export function allNotices({ notices, parts }: DocumentEstimate): readonly Notice[] {
  return [...notices, ...parts.flatMap(({ part, estimate }) => [...part.notices, ...estimate.notices])];
}
