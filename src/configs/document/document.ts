import { type Notice } from '../../engine/notice';
import { type ConfigLanguage } from '../reading';
import { parseJson } from './json';
import { MAXIMUM_LENGTH, tooLarge } from './limits';
import { type ConfigNode } from './node';
import { parseStrictJson } from './strictJson';
import { parseYaml } from './yaml';

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
  if (language === 'json' && text.length <= MAXIMUM_LENGTH) {
    const root = parseStrictJson(text);
    if (root !== undefined) return { text, roots: [root], notices: [] };
  }
  const refused = tooLarge(text, language);
  if (refused !== undefined) return { text, roots: [], notices: [refused] };
  return language === 'json' ? parseJson(text) : parseYaml(text);
}
