import { type Notice, type TextRange } from '../engine/notice';
import { type RunDescription } from '../engine/run';

/** Ids of the formats that are read; one file each under `formats/`. */
export type FormatId = string;

/** One model or run found in a file. */
export interface ConfigPart {
  /** e.g. the document's number or the key it stands under; absent when the file holds one part. */
  readonly label?: string;
  readonly description: RunDescription;
  /** Where the model is described: the CodeLens about the model stands on its first line. */
  readonly modelRange?: TextRange;
  /** Where the training run is described. */
  readonly trainingRange?: TextRange;
  readonly notices: readonly Notice[];
}

/** What was read from a file that is a model or training config. */
export interface ConfigReading {
  readonly format: FormatId;
  readonly parts: readonly ConfigPart[];
  /** About the document as a whole (syntax, size). */
  readonly notices: readonly Notice[];
}

/** The languages a document can be in; decides the parser. */
export type ConfigLanguage = 'json' | 'yaml';
