import { type Notice } from '../../engine/notice';
import { type ConfigLanguage } from '../reading';
import { jsonDocument } from './jsonDocument';
import { type ConfigNode } from './node';
import { yamlDocument } from './yamlDocument';

/** A parsed text: one root per document (JSON has at most one) and what is to be said about the text. */
export interface ConfigDocument {
  readonly text: string;
  /** The content of each document in order; an empty document has none. */
  readonly roots: readonly (ConfigNode | undefined)[];
  readonly notices: readonly Notice[];
}

/**
 * Parses JSON (with comments, trailing commas, BOM, NaN) or YAML 1.2 (with merge keys, several documents) tolerantly:
 * the good parts of a half-typed text are there, the rest is a notice. Never throws; a text that is too large or too
 * deep gives no roots and a `too-large` notice.
 */
export function parseDocument(text: string, language: ConfigLanguage): ConfigDocument {
  return language === 'json' ? jsonDocument(text) : yamlDocument(text);
}
